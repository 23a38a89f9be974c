import Events

/// When a session was locked and unlocked, in order; beyond the capacity the earliest is forgotten.
struct LockHistory: Equatable {
    struct Mark: Comparable {
        var time: Timestamp
        var isLocked: Bool

        /// At one moment the unlocking counts as the later: it accuses nobody.
        static func < (a: Mark, b: Mark) -> Bool {
            a.time != b.time ? a.time < b.time : a.isLocked && !b.isLocked
        }
    }

    private(set) var marks: [Mark] = []

    mutating func insert(_ mark: Mark, capacity: Int) {
        let index = count { $0 < mark }
        if index < marks.count, marks[index] == mark { return }
        if marks.count >= capacity {
            guard index > 0 else { return }
            marks.insert(mark, at: index)
            marks.removeFirst()
        } else {
            marks.insert(mark, at: index)
        }
    }

    /// The latest mark that is not later than `time`.
    func latest(through time: Timestamp) -> Mark? {
        let count = count { $0.time <= time }
        return count > 0 ? marks[count - 1] : nil
    }

    /// How many of the first marks satisfy a condition that holds up to some point only.
    private func count(while holds: (Mark) -> Bool) -> Int {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if holds(marks[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
