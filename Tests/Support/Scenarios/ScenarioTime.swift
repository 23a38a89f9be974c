import Events
import Synchronization

/// The week in which it happens: from Monday, 2026-04-06 in Japan, if nobody shifts it.
package enum ScenarioTime {
    private static let shift = Atomic<Int64>(0)

    /// Midnight of that Monday, +09:00.
    static var start: Int64 { 1_775_401_200 + shift.load(ordering: .relaxed) }

    /// Lets the break-in of the examples end at a time. Called before anything is made.
    package static func endBreakIn(at time: Timestamp) {
        let end = at(1, 15, 45)
        shift.add(time.seconds(since: end), ordering: .relaxed)
    }

    package static func at(_ day: Int, _ hour: Int, _ minute: Int = 0, _ second: Int = 0) -> Timestamp {
        .seconds(start + Int64(((day * 24 + hour) * 60 + minute) * 60 + second))
    }

    /// The day of the week in Japan, 0 for Monday.
    package static func day(of time: Timestamp) -> Int {
        Int((time.ticks / Timestamp.ticksPerSecond - start) / 86_400)
    }

    /// As Sysmon writes it: `2026-04-06 00:12:34.567`.
    static func sysmonText(_ time: Timestamp) -> String { text(time) }

    /// In UTC, with milliseconds.
    package static func text(_ time: Timestamp) -> String {
        let milliseconds = time.ticks / 10_000
        let seconds = milliseconds / 1_000
        // Days since 1970-03-01 shift leap days to the end of a year.
        let days = seconds / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let rest = seconds % 86_400
        return "\(year)-\(two(month))-\(two(day)) \(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))."
            + padded(milliseconds % 1_000, 3)
    }

    private static func two(_ number: Int64) -> String {
        padded(number, 2)
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
