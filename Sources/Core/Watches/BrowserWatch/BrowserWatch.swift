import Detection
import Events
import Processes

/// TCP connections of browsers, by who is behind them; starts of browsers that nobody asked for; programs that reach into them.
///
/// `@unchecked Sendable`: see ``Watchkeeping``.
package final class BrowserWatch: Watch {
    package let name = WatchName.browser
    package let rules = BrowserRules.all

    let policy: BrowserPolicy
    let lens: BrowserLens
    let intruders = IntruderTable()
    private let exclusions: ExclusionSet
    var memory = BrowserMemory()
    private let classifier: ConnectionClassifier

    package init(_ policy: BrowserPolicy) {
        self.policy = policy
        exclusions = ExclusionSet(policy.settings)
        lens = BrowserLens(policy)
        classifier = ConnectionClassifier(policy, lens)
    }

    package func concerns(_ event: borrowing Event) -> Bool {
        guard policy.settings.isEnabled else { return false }
        switch event.activity {
        case .network(let network):
            return Self.isConnection(network) && lens.table.family(of: event.process.executable) != nil
        case .process(let process):
            guard process.action == .start else { return false }
            return lens.table.family(of: event.process.executable) != nil
                || lens.table.family(named: event.process.originalFileName) != nil
        case .intrusion(let intrusion): return intruders.concerns(intrusion, event, lens.table)
        case .moduleLoad(let load): return ComLibrary.isOne(load.path)
        case .visit: return true
        case .file, .registry, .dns, .script, .transferJob, .session, .health: return false
        }
    }

    package func canFind(atPath path: String) -> Bool { false }

    package func judge(_ event: borrowing Event, _ verdict: inout Verdict) {
        switch event.activity {
        case .network(let network): judge(network, event, &verdict)
        case .process: judgeStart(event, &verdict)
        case .intrusion(let intrusion): judge(intrusion, event, &verdict)
        case .moduleLoad: judgeLibrary(event, &verdict)
        case .visit(let visit):
            verdict.file(in: .webAccess)
            if verdict.url.isEmpty { verdict.url = visit.url }
        case .file, .registry, .dns, .script, .transferJob, .session, .health: break
        }
    }

    private func judge(_ network: NetworkActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        guard Self.isConnection(network), let root = lens.root(of: event) else { return }
        let outcome = classifier.classify(event, network, root, memory)
        verdict.browserClass = outcome.browserClass
        verdict.browserReasons = outcome.reasons.map { $0.rawValue }
        if verdict.destinationDomain.isEmpty { verdict.destinationDomain = outcome.domain }
        verdict.file(in: outcome.browserClass == .user ? .webAccess : .unexpectedTCP)
        guard outcome.browserClass == .unexpected else { return }
        let target = outcome.domain.isEmpty ? network.destinationIP : outcome.domain
        report(
            BrowserRules.unexpectedConnection, level: outcome.isGrave ? .high : nil,
            techniques: outcome.techniques, target: target, event, &verdict)
    }

    static func isConnection(_ network: NetworkActivity) -> Bool {
        network.transport == .tcp && !network.isBind && network.direction != .inbound
    }

    /// Reports what the rule found, unless the policy has it otherwise.
    ///
    /// - Parameter target: where it goes: a domain, an address, a page, the program that was reached into.
    func report(
        _ rule: Rule, level: Level? = nil, techniques: [String]? = nil, target: String = "", _ event: borrowing Event,
        _ verdict: inout Verdict
    ) {
        if let finding = exclusions.finding(rule, level: level, techniques: techniques, event, target: target) {
            verdict.report(finding)
        }
    }
}
