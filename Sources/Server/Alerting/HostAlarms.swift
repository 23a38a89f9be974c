import Detection
import Events
import Storage

/// Makes a line and an alert of what the server itself has to say of a host's agent.
package struct HostAlarms: Sendable {
    private let logs: any LogStore
    private let receive: @Sendable ([LogLine]) async throws(StoreError) -> Void

    /// - Parameter receive: Makes alerts of findings.
    package init(
        logs: any LogStore, receive: @escaping @Sendable ([LogLine]) async throws(StoreError) -> Void
    ) {
        self.logs = logs
        self.receive = receive
    }

    /// - Parameters:
    ///   - identity: What is said a second time under the same one counts once.
    ///   - detail: In English, for the line.
    package func raise(
        _ rule: HostRule, host: String, identity: String, at time: Timestamp, detail: String
    ) async throws(StoreError) {
        var health = HealthActivity(rule.action, detail: detail)
        health.sensor = "agent"
        var event = Event(time: time, host: host, activity: .health(health))
        event.origin.eventIdentity = identity
        event.attribution = .exact
        var line = EventLine()
        line.kind = .alert
        line.watch = HostRule.watch
        line.log = HostRule.watch
        line.ruleID = rule.rawValue
        line.ruleName = rule.name.en
        line.level = rule.level.name
        line.techniques = rule.techniques
        let finding = LogLine(line, event)
        _ = try await logs.append([finding], from: .agents)
        try await receive([finding])
    }
}
