import Detection
import Events

/// Files of which it is known that they went over a connection: from its protocol, or inferred.
extension FileTransferWatch {
    func judge(
        _ transfer: NetworkActivity.Transfer, _ network: borrowing NetworkActivity, _ event: borrowing Event,
        _ verdict: inout Verdict
    ) {
        verdict.file(in: .transfer)
        verdict.keepsAction = true
        verdict.transferDirection = transfer.action.direction
        let rule: Rule
        switch transfer.action {
        case .upload, .uploadFailed: rule = TransferRules.fileSent
        case .download, .downloadFailed: rule = TransferRules.fileFetched
        // The end says more, and from a channel that went dark nothing can be said.
        case .uploadBegun, .downloadBegun, .encrypted: return
        }
        let isNews = network.direction != .inbound && transfer.action.isWhole && isFirst(event)
        // The start of a program that was told to fetch was the finding already.
        let isSaid = transfer.isInferred && transfer.action == .download
        reportFinding(rule, level: isNews && !isSaid ? nil : .low, event, &verdict)
    }

    func firstUse(
        _ transfer: NetworkActivity.Transfer, _ network: borrowing NetworkActivity, _ event: borrowing Event
    ) -> FirstUses.Use? {
        guard transfer.action.isWhole else { return nil }
        return FirstUses.Use(event, "\(transfer.action.rawValue) \(event.process.executable)", network.destinationIP)
    }
}

extension NetworkActivity.Transfer.Action {
    var direction: TransferDirection {
        switch self {
        case .uploadBegun, .upload, .uploadFailed: .upload
        case .downloadBegun, .download, .downloadFailed: .download
        case .encrypted: .unknown
        }
    }

    /// A file went over, to its end.
    var isWhole: Bool {
        self == .upload || self == .download
    }
}
