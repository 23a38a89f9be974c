/// When to send: soon while all is well; later each time while the server is away; and after an outage not all hosts at once,
/// nor as fast as the network takes it.
package struct Pace: Sendable {
    package struct Limits: Sendable, Equatable {
        package var firstRetry = Duration.seconds(1)
        package var longestRetry = Duration.seconds(60)
        /// The server was away for longer: other hosts wait for it too.
        package var outage = Duration.seconds(30)
        package var longestResumeDelay = Duration.seconds(30)
        /// After an outage, before packing; doubled each minute, so that a busy host catches up too.
        package var catchUpBytesPerSecond = 512 << 10
        /// Where nothing urgent waits, records are gathered for so long.
        package var gathering = Duration.seconds(1)
        package var looking = Duration.milliseconds(250)

        package init() {}
    }

    private let limits: Limits
    /// A number from 0 to 1.
    private let random: @Sendable () -> Double
    private var failures = 0
    private var failingSince: ContinuousClock.Instant?
    private var catchingUpSince: ContinuousClock.Instant?

    package init(_ limits: Limits, random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }) {
        self.limits = limits
        self.random = random
    }

    /// The server did not answer.
    ///
    /// - Returns: How long to wait.
    package mutating func failed(at now: ContinuousClock.Instant) -> Duration {
        if failingSince == nil { failingSince = now }
        let longest = min(limits.longestRetry, limits.firstRetry * (1 << min(failures, 16)))
        failures += 1
        return longest * (0.5 + random() / 2)
    }

    /// The server said when to come again.
    package mutating func putOff(seconds: Int?, at now: ContinuousClock.Instant) -> Duration {
        guard let seconds else { return failed(at: now) }
        if failingSince == nil { failingSince = now }
        // Those who were put off together come again one by one.
        return .seconds(seconds) * (1 + random() / 2)
    }

    /// The server answers.
    ///
    /// - Returns: How long to wait before sending goes on, where there was an outage; then alerts go first.
    package mutating func reached(at now: ContinuousClock.Instant) -> Duration? {
        defer {
            failures = 0
            failingSince = nil
        }
        guard let failingSince, now - failingSince >= limits.outage else { return nil }
        catchingUpSince = now
        return limits.longestResumeDelay * random()
    }

    package mutating func caughtUp() {
        catchingUpSince = nil
    }

    package var isCatchingUp: Bool { catchingUpSince != nil }

    /// - Parameter bytes: Of the batch that was sent.
    /// - Returns: How long to wait before the next one.
    package func afterBatch(_ bytes: Int, at now: ContinuousClock.Instant) -> Duration {
        guard let catchingUpSince else { return .zero }
        let minutes = min(Int((now - catchingUpSince).components.seconds) / 60, 16)
        return .seconds(Double(bytes) / Double(limits.catchUpBytesPerSecond << minutes))
    }
}
