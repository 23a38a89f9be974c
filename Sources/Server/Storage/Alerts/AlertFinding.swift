import Detection
import Events

/// A finding, as far as it matters for alerts.
package struct AlertFinding: Sendable, Equatable {
    package var rule: String
    package var watch: String
    package var level: Level
    package var host: String
    /// Findings of one rule and host whose chains are equal may become one alert.
    package var chain: String
    package var user: String
    package var program: String
    /// ``Events/Event/id``
    package var event: String
    package var time: Timestamp

    package init(
        rule: String, watch: String, level: Level, host: String, chain: String, user: String, program: String,
        event: String, time: Timestamp
    ) {
        self.rule = rule
        self.watch = watch
        self.level = level
        self.host = host
        self.chain = chain
        self.user = user
        self.program = program
        self.event = event
        self.time = time
    }
}
