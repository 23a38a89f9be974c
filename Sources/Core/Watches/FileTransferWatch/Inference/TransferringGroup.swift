import Events

/// A transfer program that runs, with the processes that it started: `scp` reads the file, its `ssh` has the connection.
struct TransferringGroup {
    struct File {
        let path: String
        var isWritten: Bool
    }

    struct Ended {
        let event: Event
        let network: NetworkActivity
    }

    static let fileLimit = 256

    /// Who acts: the program, not its helpers.
    var process: Process
    var user: User
    var members: Set<UInt32>
    private(set) var files: [File] = []
    /// Beyond ``fileLimit``.
    private(set) var moreFiles: UInt64 = 0
    /// Connections that are over and wait for what was done in the last moment to be told.
    var ended: [Ended] = []
    /// Ends of control channels whose protocol tells of its files itself.
    var spokenPeers: Set<String> = []
    var endTime: Timestamp?

    mutating func use(_ path: String, isWritten: Bool) {
        if let place = files.firstIndex(where: { $0.path == path }) {
            // What is made is read back at times; what is sent is not written.
            if isWritten { files[place].isWritten = true }
        } else if files.count < Self.fileLimit {
            files.append(File(path: path, isWritten: isWritten))
        } else {
            moreFiles += 1
        }
    }

    /// A file that is written under a name for the time being becomes what it is.
    mutating func rename(_ old: String, to new: String) {
        if let place = files.firstIndex(where: { $0.path == old }) {
            files[place] = File(path: new, isWritten: files[place].isWritten)
        } else {
            use(new, isWritten: true)
        }
    }

    mutating func takeFiles() -> [File] {
        defer {
            files = []
            moreFiles = 0
        }
        return files
    }
}
