import Detection

/// The words of ftp.exe and its kin.
enum FTPCommand {
    /// Whether its commands come from a file, `-s:commands.txt`, and nobody types them.
    static func hasScript(_ commandLine: String) -> Bool {
        for word in words(commandLine).dropFirst() {
            let folded = CaseFolding.folded(word)
            if folded.utf8.starts(with: "-s:".utf8) || folded.utf8.starts(with: "/s:".utf8) { return true }
        }
        return false
    }

    /// The first word that is no switch; empty when the host is named later.
    static func host(_ commandLine: String) -> String {
        for word in words(commandLine).dropFirst() {
            if let first = word.utf8.first, first != 45, first != 47 {
                let name = TransferAddress.remoteHost(word) ?? word
                guard let at = name.utf8.lastIndex(of: 64) else { return CaseFolding.folded(name) }
                return CaseFolding.folded(String(name[name.utf8.index(after: at)...]))
            }
        }
        return ""
    }

    static func words(_ commandLine: String) -> [String] { TransferWords.words(commandLine) }
}
