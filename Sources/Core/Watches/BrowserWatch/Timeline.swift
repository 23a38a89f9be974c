import Events

/// The distinct moments at which something happened, in order; beyond its capacity the earliest are forgotten.
struct Timeline: Equatable {
    private(set) var times: [Timestamp] = []

    mutating func insert(_ time: Timestamp, capacity: Int) {
        let index = count(through: time)
        if index > 0, times[index - 1] == time { return }
        if times.count >= capacity {
            guard index > 0 else { return }
            times.insert(time, at: index)
            times.removeFirst()
        } else {
            times.insert(time, at: index)
        }
    }

    /// How many of them are not later than `time`.
    func count(through time: Timestamp) -> Int {
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The latest of them that is not later than `time`.
    func latest(through time: Timestamp) -> Timestamp? {
        let count = count(through: time)
        return count > 0 ? times[count - 1] : nil
    }

    /// Whether there is one in `from ... through`.
    func contains(from: Timestamp, through: Timestamp) -> Bool {
        guard let latest = latest(through: through) else { return false }
        return latest >= from
    }
}
