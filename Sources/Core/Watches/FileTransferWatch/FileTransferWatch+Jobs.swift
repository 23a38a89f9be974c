import Detection
import Events

/// Jobs of the Background Intelligent Transfer Service, whose network owner is a service and not who asked.
extension FileTransferWatch {
    func judge(_ job: borrowing TransferJobActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        verdict.file(in: .transfer)
        // The record does not say; bytes without a name of an upload are downloads by far the most often, but not for sure.
        verdict.transferDirection = .unknown
        verdict.url = job.url
        verdict.destinationDomain = TransferAddress.host(ofURL: job.url)
        // Without an address, as on its creation, there is nothing to judge a job by.
        guard !job.url.isEmpty else { return }
        let isNews =
            !Self.isSystem(job.owner, event.user.id)
            && firstUses.isFirst(FirstUses.Use(event, job.job, job.url), event.time)
        reportFinding(TransferRules.job, level: isNews ? nil : .low, event, &verdict)
    }

    /// The accounts of the system itself, for which Windows and management software transfer.
    private static func isSystem(_ owner: String, _ id: String) -> Bool {
        if ["S-1-5-18", "S-1-5-19", "S-1-5-20"].contains(owner.isEmpty ? id : owner) { return true }
        return CaseFolding.folded(owner).utf8.starts(with: "nt authority\\".utf8)
    }
}
