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
