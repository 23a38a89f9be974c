import Detection

/// `scp file host:path` and its kin, whose last word says where the copy goes.
enum RemoteCopyCommand {
    static func read(_ commandLine: String) -> CommandTransfer {
        var transfer = CommandTransfer()
        var isLastRemote = false
        for word in FTPCommand.words(commandLine).dropFirst() where word.utf8.first != 45 {
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
