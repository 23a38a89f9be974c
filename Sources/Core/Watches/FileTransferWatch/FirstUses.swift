import Detection
import Events

/// When something that repeats was first so on a day: a program's connections to one destination, the records of one job.
///
/// Keeps at most ``limit`` of them; beyond that everything counts as the first, which says too much rather than too little.
struct FirstUses {
    static let limit = 20_000

    struct Use: Hashable {
        let host: String
        let who: String
        let destination: String
        let day: Int64

        init(_ event: borrowing Event, _ who: String, _ destination: String) {
            host = event.host
            self.who = CaseFolding.folded(who)
            self.destination = destination
            day = event.time.ticks / (86_400 * Timestamp.ticksPerSecond)
        }
    }

    private var first: [Use: Timestamp] = [:]

    mutating func learn(_ use: Use, _ time: Timestamp) {
        if let known = first[use] {
            if time < known { first[use] = time }
        } else if first.count < Self.limit {
            first[use] = time
        }
    }

    /// Whether none was earlier on that day.
    func isFirst(_ use: Use, _ time: Timestamp) -> Bool {
        guard let known = first[use] else { return true }
        return time <= known
    }
}
