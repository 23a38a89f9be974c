import Detection
import Events

extension FileTransferWatch {
    /// Reports a rule at a level, unless the policy excludes what happened.
    func reportFinding(_ rule: Rule, level: Level? = nil, _ event: borrowing Event, _ verdict: inout Verdict) {
        verdict.report(Finding(rule, level: level))
    }
}
