import Detection
import Events

/// What PowerShell ran.
extension FileTransferWatch {
    func judge(_ script: borrowing ScriptActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        let transfer = PowerShellTransfer(script.text)
        guard let direction = transfer.direction else { return }
        verdict.transferDirection = direction
        verdict.url = TransferAddress.url(in: script.text)
        verdict.destinationDomain = TransferAddress.host(ofURL: verdict.url)
        let rule = direction == .upload ? TransferRules.upload : TransferRules.download
        report(rule, level: isLibrary(script, transfer) ? .low : nil, event, &verdict)
    }

    /// Whether a block only defines what may be called later: the source of a module, as PowerShell logs it on loading.
    private func isLibrary(_ script: borrowing ScriptActivity, _ transfer: PowerShellTransfer) -> Bool {
        guard script.form == .block else { return false }
        if Self.modulePlaces.contains(where: { $0.matches(script.path) }) { return true }
        return transfer.definesFunctions && (script.partCount > 1 || script.text.utf8.count > 4_000)
    }

    private static let modulePlaces = [
        "*\\WindowsPowerShell\\Modules\\*", "*\\PowerShell\\Modules\\*", "*\\WindowsPowerShell\\v1.0\\Modules\\*",
        "?:\\Program Files\\*", "?:\\Program Files (x86)\\*", "?:\\Windows\\System32\\WindowsPowerShell\\*",
    ].map { Wildcard($0) }
}
