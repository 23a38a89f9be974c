import Events
import Foundation

/// Times as the people in front of this machine read them, in its time zone.
package enum LocalTime {
    /// `2019-07-19 14:54:16.766`
    package static func text(_ time: Timestamp) -> String {
        let (parts, milliseconds) = split(time)
        return date(parts) + " " + two(parts.tm_hour) + ":" + two(parts.tm_min) + ":" + two(parts.tm_sec) + "."
            + three(milliseconds)
    }

    /// `2019-07-19`
    package static func day(_ time: Timestamp) -> String {
        date(split(time).parts)
    }

    /// `14:54:16`
    package static func clock(_ time: Timestamp) -> String {
        let parts = split(time).parts
        return two(parts.tm_hour) + ":" + two(parts.tm_min) + ":" + two(parts.tm_sec)
    }

    /// `+09:00`, as it was or will be at that time.
    package static func zone(_ time: Timestamp) -> String {
        let seconds = split(time).parts.tm_gmtoff
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + two(Int32(minutes / 60)) + ":" + two(Int32(minutes % 60))
    }

    private static func split(_ time: Timestamp) -> (parts: tm, milliseconds: Int) {
        let milliseconds = time.wholeMilliseconds
        var seconds = time_t(milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return (parts, Int(milliseconds - Int64(seconds) * 1_000))
    }

    private static func date(_ parts: tm) -> String {
        let year = String(parts.tm_year + 1_900)
        return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-" + two(parts.tm_mon + 1) + "-"
            + two(parts.tm_mday)
    }

    private static func two(_ number: Int32) -> String {
        (number < 10 ? "0" : "") + String(number)
    }

    private static func three(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
    }
}
