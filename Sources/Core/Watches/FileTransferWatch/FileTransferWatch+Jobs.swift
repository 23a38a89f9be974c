import Detection
import Events

/// Jobs of the Background Intelligent Transfer Service, whose network owner is a service and not who asked.
extension FileTransferWatch {
    func judge(_ job: borrowing TransferJobActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        verdict.file(in: .transfer)
        // A record never says that a file is sent; most that say nothing are downloads too, but not for sure.
        verdict.transferDirection = job.isFetched ? .download : .unknown
        verdict.url = job.url
        verdict.destinationDomain = TransferAddress.host(ofURL: job.url)
        // Without an address, as on its creation, there is nothing to judge a job by.
        guard !job.url.isEmpty else { return }
        let isNews =
            !jobOwners.isSystems(job, host: event.host)
            && firstUses.isFirst(FirstUses.Use(event, job.job, job.url), event.time)
        reportFinding(TransferRules.job, level: isNews ? nil : .low, event, &verdict)
    }
}
