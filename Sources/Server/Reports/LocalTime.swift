import Events
import Foundation

/// Times as people read them, in one time zone.
package struct LocalTime: Sendable {
    /// In the zone of the machine that this runs on.
    package static let ofThisMachine = LocalTime(zone: nil)

    /// Nil for the zone that the system has.
    private let zone: TimeZone?

    package init(zone: TimeZone?) {
        self.zone = zone
    }

    /// `2019-07-19 14:54:16.766`
    package func text(_ time: Timestamp) -> String {
        let (parts, milliseconds, _) = split(time)
        return Self.date(parts) + " " + Self.clock(parts) + "." + Self.digits(milliseconds, 3)
    }

    /// `2019-07-19 14:54:16`
    package func seconds(_ time: Timestamp) -> String {
        let parts = split(time).parts
        return Self.date(parts) + " " + Self.clock(parts)
    }

    /// `+09:00`, as it was or will be at that time.
    package func offset(_ time: Timestamp) -> String {
        let seconds = split(time).offsetSeconds
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + Self.digits(minutes / 60, 2) + ":" + Self.digits(minutes % 60, 2)
    }

    /// When the day of a time began.
    package func startOfDay(_ time: Timestamp) -> Timestamp {
        let (parts, milliseconds, offset) = split(time)
        let since = Int64(parts.tm_hour) * 3_600 + Int64(parts.tm_min) * 60 + Int64(parts.tm_sec)
        let start = Timestamp(
            ticks: (time.wholeMilliseconds - Int64(milliseconds)) * (Timestamp.ticksPerSecond / 1_000)
                - since * Timestamp.ticksPerSecond)
        // Where clocks were changed that day, the start lies elsewhere.
        let shift = Int64(split(start).offsetSeconds - offset)
        return Timestamp(ticks: start.ticks - shift * Timestamp.ticksPerSecond)
    }

    /// The moment that somebody in this zone writes as `2019-07-19T14:54` or `2019-07-19`; nil for anything else.
    package func time(_ written: String) -> Timestamp? {
        let text =
            written.utf8.count == 10 ? written + "T00:00:00" : written.utf8.count == 16 ? written + ":00" : written
        guard text.utf8.count == 19, let asUTC = Timestamp(rfc3339: text) else { return nil }
        // The offset of the time that comes of the first guess is that of the time that is meant, save in the hour of a change.
        var time = asUTC
        for _ in 0..<2 {
            time = Timestamp(ticks: asUTC.ticks - Int64(split(time).offsetSeconds) * Timestamp.ticksPerSecond)
        }
        return time
    }

    /// `2019-07-19T14:54`, as ``time(_:)`` reads it.
    package func minutes(_ time: Timestamp) -> String {
        let parts = split(time).parts
        return Self.date(parts) + "T" + Self.clock(parts).prefix(5)
    }

    /// Month, day, weekday from Sunday on 0, and hour of a time.
    package func parts(_ time: Timestamp) -> (month: Int, day: Int, weekday: Int, hour: Int) {
        let parts = split(time).parts
        return (Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_wday), Int(parts.tm_hour))
    }

    private func split(_ time: Timestamp) -> (parts: tm, milliseconds: Int, offsetSeconds: Int) {
        let milliseconds = time.wholeMilliseconds
        var seconds = time_t(milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000)
        let rest = Int(milliseconds - Int64(seconds) * 1_000)
        var parts = tm()
        guard let zone else {
            localtime_r(&seconds, &parts)
            return (parts, rest, parts.tm_gmtoff)
        }
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
        seconds += offset
        gmtime_r(&seconds, &parts)
        return (parts, rest, offset)
    }

    private static func date(_ parts: tm) -> String {
        digits(Int(parts.tm_year) + 1_900, 4) + "-" + digits(Int(parts.tm_mon) + 1, 2) + "-"
            + digits(Int(parts.tm_mday), 2)
    }

    private static func clock(_ parts: tm) -> String {
        digits(Int(parts.tm_hour), 2) + ":" + digits(Int(parts.tm_min), 2) + ":" + digits(Int(parts.tm_sec), 2)
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}
