import Detection
import Events

/// Copies to and from administrative shares, `\\host\C$`, by robocopy, xcopy and cmd's own `copy`; and by esentutl, whose
/// business other computers' files are not, to and from any share.
enum ShareCopyCommand {
    static func read(_ commandLine: String) -> CommandTransfer {
        guard mayNameShare(commandLine) else { return CommandTransfer() }
        let words = FTPCommand.words(commandLine)
        guard let program = words.first else { return CommandTransfer() }
        let name = CaseFolding.folded(WindowsPath.fileName(program))
        let takesAnyShare = name == "esentutl.exe" || name == "esentutl"
        if name == "cmd.exe" || name == "cmd" {
            let copies = words.contains { ["copy", "move", "xcopy", "robocopy"].contains(CaseFolding.folded($0)) }
            guard copies else { return CommandTransfer() }
        }
        var transfer = CommandTransfer()
        var places = 0
        for word in words.dropFirst() where word.utf8.first != 47 {
            guard isPlace(word) else { continue }
            places += 1
            if let host = share(word, isAdministrative: !takesAnyShare) {
                transfer.host = host
                transfer.direction = places == 1 ? .download : .upload
            }
        }
        return transfer
    }

    /// A quick look for two backslashes, between which quotes count for nothing, and a dollar sign, or esentutl.
    private static func mayNameShare(_ commandLine: String) -> Bool {
        var commandLine = commandLine
        return commandLine.withUTF8 { bytes in
            // The last dollar sign is not looked for: any will do, and most command lines have none.
            guard ByteWords.first(36, in: bytes, from: 0) < bytes.count || namesEsentutl(bytes) else { return false }
            var at = 0
            var previous: UInt8 = 0
            while at < bytes.count {
                if bytes[at] == 92, previous == 92 { return true }
                if bytes[at] != 34 { previous = bytes[at] }
                at &+= 1
            }
            return false
        }
    }

    /// Whether the program, the first word, may be esentutl.
    private static func namesEsentutl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let name: StaticString = "esentutl"
        let last = min(bytes.count, 280) &- name.utf8CodeUnitCount
        guard last >= 0 else { return false }
        for start in 0...last where bytes[start] | 32 == 101 {
            var length = 0
            while length < name.utf8CodeUnitCount, bytes[start &+ length] | 32 == name.utf8Start[length] {
                length &+= 1
            }
            if length == name.utf8CodeUnitCount { return true }
        }
        return false
    }

    private static func isPlace(_ word: String) -> Bool {
        word.utf8.contains(92) || word.utf8.contains(58) || word.utf8.contains(46)
    }

    /// The host of `\\host\C$…`, `\\host\ADMIN$…`, or of any share; nil for every other word.
    private static func share(_ word: String, isAdministrative: Bool) -> String? {
        let parts = word.utf8.split(separator: 92, maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].isEmpty, parts[1].isEmpty, !parts[2].isEmpty, !parts[3].isEmpty,
            !isAdministrative || parts[3].last == 36
        else { return nil }
        // `\\?\` and `\\.\` are no computers.
        if parts[2].elementsEqual([63]) || parts[2].elementsEqual([46]) { return nil }
        return CaseFolding.folded(String(decoding: parts[2], as: UTF8.self))
    }
}
