/// The state of what we see with: a sensor's start, stop or error, a cleared log, a gap.
///
/// Sysmon 4, 16, 255 · Security 1102 · System 104.
package struct HealthActivity: Sendable, Equatable {
    package enum Action: String, Sendable {
        case sensorStateChanged = "sensor-state-changed"
        case sensorConfigured = "sensor-configured"
        case sensorFailed = "sensor-failed"
        case logCleared = "log-cleared"
        case gap
        /// What the agent did by order of the server or of the policy: see ``HealthActivity/response``.
        case response
        /// Which policy counts from now on, or why a new one does not: ``HealthActivity/response`` has its version and the answer.
        case policy
        /// What the server says of a host's agent.
        case agentRemoved = "agent-removed"
        case agentSilent = "agent-silent"
    }

    package var action: Action
    /// What the record says of it, in its own words: the state, the file, the channel.
    package var detail: String
    /// Which sensor or part of the agent; empty where the record does not say.
    package var sensor = ""
    /// Of a gap: `queue-overflow`, `agent-off`, …
    package var reason = ""
    /// Of a gap: how many events were lost, where that is known.
    package var count: UInt64?
    /// Of a gap: since when, where that is known; it ends with the event.
    package var since: Timestamp?
    /// Of a response: what was done to what.
    package var response: ResponseFacts?

    package init(_ action: Action, detail: String) {
        self.action = action
        self.detail = detail
    }
}

/// What the agent did: `stop`, `quarantine`, `release`, `collect`.
package struct ResponseFacts: Sendable, Equatable {
    package var kind: String
    /// `done`, or why not.
    package var answer: String
    /// The id of the server's command, or the version of the policy; empty where the policy asked for it.
    package var command: String
    /// The item in quarantine.
    package var item: String
    package var path: String
    package var sizeBytes: UInt64?
    package var sha256: String
    /// How long it took.
    package var nanoseconds: UInt64

    /// The kind of what a ``FileActivity`` says that was prohibited.
    package static let denial = "deny"
    package static let done = "done"
    /// The kind of what an agent says of its policy.
    package static let policy = "policy"

    package init(
        kind: String = "", answer: String = "", command: String = "", item: String = "", path: String = "",
        sizeBytes: UInt64? = nil,
        sha256: String = "", nanoseconds: UInt64 = 0
    ) {
        self.kind = kind
        self.answer = answer
        self.command = command
        self.item = item
        self.path = path
        self.sizeBytes = sizeBytes
        self.sha256 = sha256
        self.nanoseconds = nanoseconds
    }
}
