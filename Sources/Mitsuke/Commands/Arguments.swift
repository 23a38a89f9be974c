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

    public var defaultValueDescription: String { name }

    /// The names say it all: without this the help lists them by their raw numbers.
    public static var allValueDescriptions: [String: String] { [:] }
}

/// A moment: a day in local time, or RFC 3339.
struct TimeArgument: ExpressibleByArgument {
    var time: Timestamp
    /// When the next day begins, where only a day was named.
    private var next: Timestamp?

    init?(argument: String) {
        if let time = Timestamp(rfc3339: argument), argument.utf8.count > 19 {
            self.time = time
            return
        }
        let isDay = argument.utf8.count == 10
        guard let written = Timestamp(rfc3339: isDay ? argument + "T00:00:00" : argument) else { return nil }
        // What is written is the local time: read as if it were UTC, and taken for local.
        time = Self.local(written, days: 0)
        next = isDay ? Self.local(written, days: 1) : nil
    }

    private static func local(_ written: Timestamp, days: Int32) -> Timestamp {
        let seconds = written.wholeMilliseconds >= 0 ? written.ticks / Timestamp.ticksPerSecond : 0
        var whole = time_t(seconds)
        var parts = tm()
        gmtime_r(&whole, &parts)
        parts.tm_isdst = -1
        parts.tm_mday += days
        return Timestamp(
            ticks: Int64(mktime(&parts)) * Timestamp.ticksPerSecond + written.ticks - seconds * Timestamp.ticksPerSecond
        )
    }

    /// The last moment that is meant when this ends a span.
    var end: Timestamp {
        next.map { Timestamp(ticks: $0.ticks - 1) } ?? time
    }
}
