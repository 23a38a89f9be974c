import Detection
import Events

/// Copies to and from administrative shares, `\\host\C$`, by robocopy, xcopy and cmd's own `copy`.
enum ShareCopyCommand {
    static func read(_ commandLine: String) -> CommandTransfer {
        guard mayNameShare(commandLine) else { return CommandTransfer() }
        let words = FTPCommand.words(commandLine)
        guard let program = words.first else { return CommandTransfer() }
        let name = CaseFolding.folded(WindowsPath.fileName(program))
        if name == "cmd.exe" || name == "cmd" {
            let copies = words.contains { ["copy", "move", "xcopy", "robocopy"].contains(CaseFolding.folded($0)) }
            guard copies else { return CommandTransfer() }
        }
        var transfer = CommandTransfer()
        var places = 0
        for word in words.dropFirst() where word.utf8.first != 47 {
            guard isPlace(word) else { continue }
            places += 1
            if let host = administrativeShare(word) {
                transfer.host = host
                transfer.direction = places == 1 ? .download : .upload
            }
        }
        return transfer
    }

    /// A quick look for two backslashes, between which quotes count for nothing, and a dollar sign behind them.
    private static func mayNameShare(_ commandLine: String) -> Bool {
        var commandLine = commandLine
        return commandLine.withUTF8 { bytes in
            var at = ByteWords.first(36, in: bytes, from: 0)
            // The last dollar sign is not looked for: any will do, and most command lines have none.
            guard at < bytes.count else { return false }
            at = 0
            var previous: UInt8 = 0
            while at < bytes.count {
                if bytes[at] == 92, previous == 92 { return true }
                if bytes[at] != 34 { previous = bytes[at] }
                at &+= 1
            }
            return false
        }
    }

    private static func isPlace(_ word: String) -> Bool {
        word.utf8.contains(92) || word.utf8.contains(58) || word.utf8.contains(46)
    }

    /// The host of `\\host\C$…`, `\\host\ADMIN$…`; nil for every other word.
    private static func administrativeShare(_ word: String) -> String? {
        let parts = word.utf8.split(separator: 92, maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].isEmpty, parts[1].isEmpty, !parts[2].isEmpty, parts[3].last == 36 else {
            return nil
        }
        return CaseFolding.folded(String(decoding: parts[2], as: UTF8.self))
    }
}
