import Events

/// How often, how long and how far apart messages are tried.
package struct DispatchLimits: Sendable {
    /// Between looks at the outbox.
    package var tick = Duration.seconds(1)
    /// Before the second try; twice as long before each one after.
    package var firstRetrySeconds: Int64 = 30
    package var longestRetrySeconds: Int64 = 3_600
    /// So long after it was made a message is given up.
    package var giveUpSeconds: Int64 = 3 * 86_400
    /// Between two messages of one rule on one channel; what comes in it goes together.
    package var gapSeconds: Int64 = 60
    /// So long what was sent or given up is shown.
    package var keepSeconds: Int64 = 30 * 86_400

    package init() {}

    /// - Parameters:
    ///   - attempts: So far.
    ///   - jitter: 0.8...1.2, so that what failed together does not come back together.
    func retryDelaySeconds(attempts: Int, jitter: Double) -> Int64 {
        let doubled = firstRetrySeconds << Int64(min(max(0, attempts - 1), 20))
        return Int64((Double(min(doubled, longestRetrySeconds)) * jitter).rounded(.up))
    }
}
