import Detection

/// `scp file host:path` and its kin, whose last word says where the copy goes.
enum RemoteCopyCommand {
    /// rclone needs a verb that copies: it also lists, mounts and configures.
    static func readWithVerb(_ commandLine: String) -> CommandTransfer {
        let verbs = ["copy", "copyto", "sync", "bisync", "move", "moveto", "rcat"]
        let copies = FTPCommand.words(commandLine).contains { verbs.contains(CaseFolding.folded($0)) }
        var transfer = read(commandLine)
        if !copies { transfer.direction = nil }
        return transfer
    }

    static func read(_ commandLine: String) -> CommandTransfer {
        var transfer = CommandTransfer()
        var isLastRemote = false
        for word in FTPCommand.words(commandLine).dropFirst() {
            if word.utf8.first == 45 {
                // Switches behind the two ends may have values, which are no end.
                if transfer.host.isEmpty { continue }
                break
            }
            if let host = TransferAddress.remoteHost(word) {
                isLastRemote = true
                transfer.host = host
            } else {
                isLastRemote = false
            }
        }
        if !transfer.host.isEmpty { transfer.direction = isLastRemote ? .upload : .download }
        return transfer
    }
}
