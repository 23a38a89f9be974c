import ArgumentParser
import Detection
import Events
import Foundation
import Reports

/// `--format`
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl, csv
}

/// `--encoding`
enum CSVEncoding: String, ExpressibleByArgument, CaseIterable {
    case utf8, cp932
}

extension Level: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(name: argument)
    }

    public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension WatchName: ExpressibleByArgument {}

extension LogName: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(name: argument)
    }

    public static var allValueStrings: [String] { allCases.map(\.name) }
}

/// A moment: a day in local time, or RFC 3339.
struct TimeArgument: ExpressibleByArgument {
    var time: Timestamp
    /// Only a day was named.
    var isDay: Bool

    init?(argument: String) {
        if let time = Timestamp(rfc3339: argument), argument.utf8.count > 19 {
            self.time = time
            isDay = false
            return
        }
        isDay = argument.utf8.count == 10
        guard let written = Timestamp(rfc3339: isDay ? argument + "T00:00:00" : argument) else { return nil }
        // What is written is the local time: read as if it were UTC, and taken for local.
        var seconds = time_t(written.ticks / Timestamp.ticksPerSecond)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        parts.tm_isdst = -1
        time = .seconds(Int64(mktime(&parts)))
    }

    /// The last moment that is meant when this ends a span.
    var end: Timestamp {
        isDay ? Timestamp(ticks: time.ticks + 86_400 * Timestamp.ticksPerSecond - 1) : time
    }
}
