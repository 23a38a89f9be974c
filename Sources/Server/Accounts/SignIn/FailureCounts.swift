import Events

/// How many failures are free, and how long the delay after further ones grows.
struct FailureLimit: Sendable {
    /// Failures that cost nothing; the first one after them costs a second, each further one twice as much.
    var free: Int
    var longestSeconds: Int64
    /// Without a failure for so long, all of them are forgotten.
    var forgetSeconds: Int64
}

/// Failures by key, in bounded memory.
struct FailureCounts<Key: Hashable & Sendable>: Sendable {
    private struct Failures: Sendable {
        var count: Int
        var last: Timestamp
    }

    private let limit: FailureLimit
    private let capacity: Int
    private var failures: [Key: Failures] = [:]

    init(_ limit: FailureLimit, capacity: Int = 10_000) {
        self.limit = limit
        self.capacity = capacity
    }

    var count: Int { failures.count }

    /// Seconds until the next try of `key`; 0 where it may try now.
    func wait(_ key: Key, at time: Timestamp) -> Int64 {
        guard let found = failures[key], found.count >= limit.free else { return 0 }
        let passed = time.seconds(since: found.last)
        guard passed < limit.forgetSeconds else { return 0 }
        let delay = min(limit.longestSeconds, 1 << Int64(min(found.count - limit.free, 30)))
        // A clock that was set back does not make anybody wait for longer than the delay.
        return min(delay, max(0, delay - passed))
    }

    mutating func add(_ key: Key, at time: Timestamp) {
        if let found = failures[key], time.seconds(since: found.last) < limit.forgetSeconds {
            failures[key] = Failures(count: found.count + 1, last: time)
            return
        }
        if failures[key] == nil, failures.count >= capacity { makeRoom(at: time) }
        failures[key] = Failures(count: 1, last: time)
    }

    /// Takes one failure back.
    mutating func withdraw(_ key: Key) {
        guard let found = failures[key] else { return }
        failures[key] = found.count > 1 ? Failures(count: found.count - 1, last: found.last) : nil
    }

    mutating func clear(_ key: Key) {
        failures[key] = nil
    }

    mutating func forget(at time: Timestamp) {
        failures = failures.filter { time.seconds(since: $0.value.last) < limit.forgetSeconds }
    }

    /// Those with the fewest failures go, so that a flood of new keys does not wash out who is being attacked.
    private mutating func makeRoom(at time: Timestamp) {
        forget(at: time)
        guard failures.count >= capacity else { return }
        let order = failures.sorted { ($0.value.count, $0.value.last) < ($1.value.count, $1.value.last) }
        for (key, _) in order.prefix(capacity / 4 + 1) { failures[key] = nil }
    }
}
