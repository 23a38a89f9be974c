import Detection
import Events

extension FileTransferWatch {
    /// Reports a rule at a level, unless the policy excludes what happened.
    func reportFinding(_ rule: Rule, level: Level? = nil, _ event: borrowing Event, _ verdict: inout Verdict) {
        guard
            let finding = exclusions.finding(
                rule, level: level, event, target: destination(event, verdict), data: verdict.url)
        else { return }
        verdict.report(finding)
    }

    /// The other end, by its name where one is known.
    private func destination(_ event: borrowing Event, _ verdict: borrowing Verdict) -> String {
        if !verdict.destinationDomain.isEmpty { return verdict.destinationDomain }
        guard case .network(let network) = event.activity else { return "" }
        return network.destinationDomain.isEmpty ? network.destinationIP : network.destinationDomain
    }
}
