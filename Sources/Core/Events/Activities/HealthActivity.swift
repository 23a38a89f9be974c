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

    package init(_ action: Action, detail: String) {
        self.action = action
        self.detail = detail
    }
}
