import Events

/// A sensor of a host, as its agent said last.
package struct AgentSensor: Sendable, Equatable {
    /// `fanotify`, `bpf`, …
    package var name: String
    package var isLive: Bool
    /// In the agent's words: how it works there, or why not.
    package var detail: String
    /// When the agent said so.
    package var time: Timestamp

    package init(name: String, isLive: Bool, detail: String, time: Timestamp) {
        self.name = name
        self.isLive = isLive
        self.detail = detail
        self.time = time
    }
}
