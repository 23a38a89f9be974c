import Events

/// A process in the table. Texts are numbers of the pool; 0 is the empty text, for what nobody told.
struct ProcessNode: Sendable {
    var host: UInt32
    var pid: UInt32?
    var parentPID: UInt32?
    var entity: EntityID?
    var parentEntity: EntityID?
    var start: Timestamp?
    var end: Timestamp?
    /// When a record first named it, for processes whose start is missing.
    var seen: Timestamp
    var executable: UInt32 = 0
    var commandLine: UInt32 = 0
    var sha256: UInt32 = 0
    var originalFileName: UInt32 = 0
    var user: UInt32 = 0
    var workingDirectory: UInt32 = 0
    var logonID: UInt32 = 0
    var sessionID: UInt32?
    /// The parent as this process's start names it; used where the parent itself is not in the table.
    var parentExecutable: UInt32 = 0
    var parentCommandLine: UInt32 = 0
    var parentUser: UInt32 = 0

    init(host: UInt32, seen: Timestamp) {
        self.host = host
        self.seen = seen
    }
}
