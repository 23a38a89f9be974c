import Detection

/// What a command line says about a transfer.
struct CommandTransfer: Equatable {
    /// Nil when the command line speaks of none.
    var direction: TransferDirection?
    /// The other end.
    var url = ""
    var host = ""

    init(_ direction: TransferDirection? = nil) {
        self.direction = direction
    }

    /// Whether a command line speaks of a transfer at all.
    static func isOne(_ entry: TransferProgramTable.Entry, commandLine: String) -> Bool {
        var transfer = CommandTransfer()
        transfer.read(entry, commandLine)
        return transfer.direction != nil
    }

    /// Reads a command line by the program's forms, and by what code knows of the program.
    init(_ entry: TransferProgramTable.Entry, commandLine: String) {
        read(entry, commandLine)
        if url.isEmpty { url = TransferAddress.url(in: commandLine) }
        if host.isEmpty { host = TransferAddress.host(ofURL: url) }
    }

    private mutating func read(_ entry: TransferProgramTable.Entry, _ commandLine: String) {
        if !entry.uploadForms.isEmpty || !entry.downloadForms.isEmpty {
            let line = FoldedText(commandLine)
            if entry.uploadForms.matches(line) {
                direction = .upload
            } else if entry.downloadForms.matches(line) {
                direction = .download
            }
        }
        switch entry.program.id {
        case "curl": adopt(CurlCommand.read(commandLine))
        case "scp", "pscp", "rsync": adopt(RemoteCopyCommand.read(commandLine))
        case "rclone": adopt(RemoteCopyCommand.readWithVerb(commandLine))
        case "ftp", "tftp", "psftp", "sftp": host = FTPCommand.host(commandLine)
        case "finger": host = TransferAddress.mailHost(in: commandLine)
        case "wget": if FTPCommand.words(commandLine).contains("--spider") { direction = nil }
        case "powershell": adopt(PowerShellTransfer.read(commandLine: commandLine))
        case "copy-to-share": adopt(ShareCopyCommand.read(commandLine))
        default: break
        }
    }

    private mutating func adopt(_ other: CommandTransfer) {
        direction = direction ?? other.direction
        url = other.url
        host = other.host
    }
}
