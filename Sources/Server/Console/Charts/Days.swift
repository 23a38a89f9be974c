import Detection
import Events
import Reports

/// Days in a row, as the reader's calendar has them.
struct Days: Sendable {
    /// Where each begins.
    let starts: [Timestamp]
    /// Where the last one ends.
    let end: Timestamp
    let names: [String]

    /// - Parameter last: A time within the last day.
    init(_ count: Int, upTo last: Timestamp, _ reader: Reader) {
        let day = 86_400 * Timestamp.ticksPerSecond
        var start = reader.clock.startOfDay(last)
        // Noon of a neighbour lies within it, however the clocks were changed.
        end = reader.clock.startOfDay(Timestamp(ticks: start.ticks + day + day / 2))
        var starts: [Timestamp] = []
        for _ in 0..<count {
            starts.insert(start, at: 0)
            start = reader.clock.startOfDay(Timestamp(ticks: start.ticks - day / 2))
        }
        self.starts = starts
        names = starts.map { Self.name($0, reader) }
    }

    /// `11/22(日)`, `22 Nov`
    static func name(_ time: Timestamp, _ reader: Reader) -> String {
        let parts = reader.clock.parts(time)
        switch reader.language {
        case .ja:
            let weekdays = ["日", "月", "火", "水", "木", "金", "土"]
            return "\(parts.month)/\(parts.day)(\(weekdays[parts.weekday]))"
        case .en:
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            return "\(parts.day) \(months[parts.month - 1])"
        }
    }
}
