import Synchronization

/// What all agents did, counted.
final class Tally: Sendable {
    struct Counts {
        var lines = 0
        var batches = 0
        var left = 0
        var times: [Duration] = []
        var refusals: [String: Int] = [:]
    }

    private let state = Mutex(Counts())

    var counts: Counts { state.withLock { $0 } }

    func count(lines: Int, took time: Duration) {
        state.withLock { state in
            state.lines += lines
            state.batches += 1
            state.times.append(time)
        }
    }

    func refused(_ word: String) {
        state.withLock { $0.refusals[word, default: 0] += 1 }
    }

    func left(_ lines: Int) {
        state.withLock { $0.left += lines }
    }
}

extension Tally.Counts {
    /// How long acknowledgements took at most, of so many of a hundred.
    func percentile(_ part: Int) -> Duration {
        let sorted = times.sorted()
        return sorted.isEmpty ? .zero : sorted[min(sorted.count - 1, sorted.count * part / 100)]
    }
}
