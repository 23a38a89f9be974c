import Detection
import Events

/// Starts of transfer programs.
extension FileTransferWatch {
    func judgeStart(_ event: borrowing Event, _ verdict: inout Verdict) {
        var candidates = programs.programs(named: event.process.executable)
        let originals = programs.programs(renamed: event.process)
        // A renamed copy of one program may carry the name of another; what it is by its resource counts.
        let isRenamed = !originals.isEmpty && !originals.contains { candidates.contains($0) }
        if isRenamed { candidates = originals }
        for index in candidates {
            let entry = programs.entries[index]
            let transfer = CommandTransfer(entry, commandLine: event.process.commandLine)
            guard !entry.isIncidental || transfer.direction != nil else { continue }
            verdict.file(in: .transfer)
            verdict.transferDirection = transfer.direction ?? .unknown
            verdict.url = transfer.url
            verdict.destinationDomain = transfer.host
            if isRenamed {
                reportFinding(TransferRules.renamedProgram, event, &verdict)
            } else if let (rule, level) = rule(entry.program, transfer, event.process) {
                reportFinding(rule, level: level, event, &verdict)
            }
            return
        }
    }

    private func rule(
        _ program: TransferProgram, _ transfer: CommandTransfer, _ process: borrowing Process
    ) -> (Rule, Level?)? {
        if program.id == "copy-to-share" { return (TransferRules.copyToShare, program.level) }
        switch program.kind {
        case .ftpCommand where FTPCommand.hasScript(process.commandLine):
            return (TransferRules.ftpScript, program.level)
        case .ftpCommand: return (TransferRules.ftpCommand, program.level)
        case .tunnel: return (TransferRules.tunnel, program.level)
        case .cloudClient where program.isFindingByItself: return (TransferRules.cloudClient, program.level)
        case .ftpClient, .cloudClient, .tool, .generalPurpose: break
        }
        switch transfer.direction {
        case .upload: return (TransferRules.upload, program.level)
        case .download: return (TransferRules.download, program.level)
        case .unknown: return (TransferRules.program, program.level)
        case nil: break
        }
        guard program.isFindingByItself else { return nil }
        return (program.kind == .ftpClient ? TransferRules.ftpClient : TransferRules.program, program.level)
    }

    /// Whether what a process creates has come over the network: transfer programs, but not those that synchronise folders all day.
    func writesTransfers(_ process: borrowing Process) -> Bool {
        programs.programs(named: process.executable).contains { index in
            switch programs.entries[index].program.kind {
            case .ftpCommand, .ftpClient, .tool: true
            case .cloudClient, .tunnel, .generalPurpose: false
            }
        }
    }

    /// The program's start was the finding, what it writes is for the record.
    func judgeFile(_ verdict: inout Verdict) {
        verdict.file(in: .transfer)
        verdict.transferDirection = .download
    }
}
