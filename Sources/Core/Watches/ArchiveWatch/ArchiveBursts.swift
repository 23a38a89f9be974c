import Detection
import Events

/// Which processes make many archives in a short time, and when.
///
/// What is kept of a process is the earliest of its times, each once, whatever their order; of too many processes those that
/// ``SampledDictionary`` keeps.
struct ArchiveBursts {
    enum Phase {
        case quiet
        /// This is the archive that makes the number full.
        case begins
        /// The burst was told already.
        case goesOn
    }

    private let count: Int
    private let ticks: Int64
    private var times = SampledDictionary<[Int64]>(capacity: 4_096)

    /// Times kept of one process.
    private static let timeLimit = 256

    init(count: Int, seconds: Int) {
        self.count = count
        ticks = Int64(seconds) * Timestamp.ticksPerSecond
    }

    mutating func learn(_ process: borrowing Process, _ host: String, _ time: Timestamp) {
        guard let key = Self.entityKey(process, host) ?? Self.pidKey(process, host) else { return }
        let ticks = time.ticks
        times.update(key, []) { times in
            var low = 0
            var high = times.count
            while low < high {
                let middle = (low + high) / 2
                if times[middle] < ticks { low = middle + 1 } else { high = middle }
            }
            if low < times.count, times[low] == ticks { return }
            if low >= Self.timeLimit { return }
            times.insert(ticks, at: low)
            if times.count > Self.timeLimit { times.removeLast() }
        }
    }

    /// All times of all processes.
    var keptCount: Int { times.entries.values.reduce(0) { $0 + $1.count } }

    /// Uses only what happened until `time`.
    func phase(_ process: borrowing Process, _ host: String, _ time: Timestamp) -> Phase {
        // The record may have had only the pid where by now the whole process is known.
        guard count > 1,
            let times = Self.entityKey(process, host).flatMap({ times[$0] })
                ?? Self.pidKey(process, host).flatMap({ times[$0] }),
            times.count >= count
        else { return .quiet }
        var isTold = false
        var last = Int64.min
        for index in times.indices {
            if times[index] > time.ticks { break }
            last = times[index]
            if index > 0, distance(times[index - 1], times[index]) > ticks { isTold = false }
            guard !isTold, index + 1 >= count, distance(times[index + 1 - count], times[index]) <= ticks else {
                continue
            }
            if times[index] == time.ticks { return .begins }
            isTold = true
        }
        return isTold && distance(last, time.ticks) <= ticks ? .goesOn : .quiet
    }

    private func distance(_ a: Int64, _ b: Int64) -> Int64 {
        let (difference, overflow) = b.subtractingReportingOverflow(a)
        return overflow ? .max : difference
    }

    private static func entityKey(_ process: borrowing Process, _ host: String) -> UInt64? {
        process.entityID.isEmpty ? nil : added(process.entityID, to: added(host, to: WordHash.seed))
    }

    private static func pidKey(_ process: borrowing Process, _ host: String) -> UInt64? {
        guard let pid = process.pid else { return nil }
        var hash = added(host, to: WordHash.seed)
        for shift in [0, 8, 16, 24] as [UInt32] {
            hash = WordHash.extended(hash, UInt8(truncatingIfNeeded: pid >> shift))
        }
        return hash
    }

    private static func added(_ text: String, to hash: UInt64) -> UInt64 {
        var hash = hash
        for byte in text.utf8 { hash = WordHash.extended(hash, byte &- 65 < 26 ? byte | 32 : byte) }
        return WordHash.extended(hash, 0)
    }
}
