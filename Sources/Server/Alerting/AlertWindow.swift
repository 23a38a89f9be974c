import Events

/// How long findings of one rule, host and process chain count as one alert.
package struct AlertWindow: Sendable, Equatable {
    /// From the last finding to the next.
    package var seconds: Int

    package init(seconds: Int = 3_600) {
        self.seconds = seconds
    }

    /// Whether a finding at `time` still belongs to an alert that lasted from `first` to `last`, whatever came first.
    package func holds(_ time: Timestamp, first: Timestamp, last: Timestamp) -> Bool {
        let ticks = Int64(seconds) * 10_000_000
        return time.ticks >= first.ticks - ticks && time.ticks <= last.ticks + ticks
    }
}
