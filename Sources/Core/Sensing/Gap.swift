import Events

/// What was not seen, or seen and not kept: it becomes a line of the health log, never a silence.
package struct Gap: Sendable, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        /// The kernel's queue was full.
        case queueOverflow = "queue-overflow"
        /// The agent's own bound on what waits to be judged.
        case overload
        /// The spool had to let go of records to stay within its bounds.
        case spoolFull = "spool-full"
        /// The agent was not running.
        case agentOff = "agent-off"
        /// The facility is missing or was refused; a weaker one may stand in for it.
        case sensorMissing = "sensor-missing"
        /// The facility failed while it was used.
        case sensorFailed = "sensor-failed"
        /// The clock was set.
        case clockJump = "clock-jump"
        /// What was told could not be read whole.
        case unreadable
        /// The agent slowed itself down to stay within its limits.
        case throttled
        /// A permission event was allowed since no verdict came in time.
        case verdictLate = "verdict-late"
    }

    /// The sensor, or the part of the agent: `fanotify`, `bpf`, `spool`.
    package var sensor: String
    package var reason: Reason
    /// How many events were lost, where that is known.
    package var count: UInt64?
    /// Since when, where that is known.
    package var since: Timestamp?
    package var until: Timestamp
    /// In words, for people: an error, a path, the fallback that took over.
    package var detail: String

    package init(
        _ sensor: String, _ reason: Reason, count: UInt64? = nil, since: Timestamp? = nil, until: Timestamp,
        detail: String = ""
    ) {
        self.sensor = sensor
        self.reason = reason
        self.count = count
        self.since = since
        self.until = until
        self.detail = detail
    }
}

extension Gap {
    /// As an event of a host.
    package func event(host: String) -> Event {
        var words = "\(sensor): \(reason.rawValue)"
        if let count { words += ", \(count) lost" }
        if !detail.isEmpty { words += ", \(detail)" }
        var health = HealthActivity(.gap, detail: words)
        health.sensor = sensor
        health.reason = reason.rawValue
        health.count = count
        health.since = since
        return Event(time: until, host: host, activity: .health(health))
    }
}
