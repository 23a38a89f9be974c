import Detection
import Events
import Storage

/// How complete what is known of a host is, hour by hour.
struct HostCompleteness: Sendable {
    struct Hour: Sendable, Equatable {
        enum Kind: String, Sendable {
            case some, gap, none
            /// Before the host joined, or yet to come.
            case outside
        }

        /// Its class in the style sheet.
        var kind: Kind
        var title: String
    }

    struct Day: Sendable {
        var name: String
        var hours: [Hour]
        /// For who cannot see the colours.
        var words: String
    }

    struct Row: Sendable {
        var when: Moment
        var since: Moment?
        var what: String
        var count: String?
        /// In the agent's words.
        var detail: String
    }

    var days: [Day]
    var gaps: [Row]
    var hasGaps: Bool
    var words: String

    static let days = 7
    private static let gapRows = 12
    private static let hour = 3_600 * Timestamp.ticksPerSecond

    /// - Parameters:
    ///   - starts: Of days, oldest first.
    ///   - heard: Starts of the hours of which there are lines.
    ///   - gaps: Lines of the health log, newest first.
    ///   - joined: When the host's agent joined; nil where it has none.
    init(
        _ starts: [(start: Timestamp, name: String)], heard: Set<Int64>, gaps lines: [LogLine], joined: Timestamp?,
        now: Timestamp, _ reader: Reader
    ) {
        let found = lines.compactMap(Span.init)
        var (complete, known) = (0, 0)
        days = starts.map { start, name in
            var counts: [Hour.Kind: Int] = [:]
            let hours = (0..<24).map { number in
                let begin = Timestamp(ticks: start.ticks + Int64(number) * Self.hour)
                let kind = Self.kind(begin, heard, found, joined, now)
                counts[kind, default: 0] += 1
                return Hour(kind: kind, title: "\(number):00 " + Self.title(kind, begin, found)[reader])
            }
            complete += counts[.some] ?? 0
            known += 24 - (counts[.outside] ?? 0)
            let (some, gap, none) = (counts[.some] ?? 0, counts[.gap] ?? 0, counts[.none] ?? 0)
            let words = Text(
                en: "\(some) hours complete, \(gap) with gaps, \(none) without records",
                ja: "記録あり \(some)時間、欠落あり \(gap)時間、記録なし \(none)時間")
            return Day(name: name, hours: hours, words: words[reader])
        }
        gaps = lines.prefix(Self.gapRows).compactMap { Self.row($0, reader) }
        hasGaps = !gaps.isEmpty
        words =
            Text(en: "\(complete) of \(known) hours complete", ja: "\(known)時間中 \(complete)時間に欠落なし")[reader]
    }

    /// From when to when something was not seen.
    private struct Span {
        var since: Timestamp
        var until: Timestamp
        var reason: String

        init?(_ line: LogLine) {
            guard case .health(let health) = line.event.activity, health.action == .gap else { return nil }
            since = health.since ?? line.event.time
            until = line.event.time
            reason = health.reason
        }

        func touches(_ begin: Timestamp) -> Bool {
            since.ticks < begin.ticks + hour && until.ticks >= begin.ticks
        }
    }

    private static func kind(
        _ begin: Timestamp, _ heard: Set<Int64>, _ gaps: [Span], _ joined: Timestamp?, _ now: Timestamp
    ) -> Hour.Kind {
        if begin > now { return .outside }
        if let joined, begin.ticks + hour <= joined.ticks { return .outside }
        let isHeard = heard.contains(begin.ticks)
        // While the agent was off there is nothing: that the host was switched off looks the same.
        let isGap = gaps.contains { $0.touches(begin) && (isHeard || $0.reason != "agent-off") }
        return isGap ? .gap : isHeard ? .some : .none
    }

    private static func title(_ kind: Hour.Kind, _ begin: Timestamp, _ gaps: [Span]) -> Text {
        switch kind {
        case .some: return Text(en: "complete", ja: "欠落なし")
        case .none: return Text(en: "no records", ja: "記録なし")
        case .outside: return Text(en: "—", ja: "—")
        case .gap:
            var seen: [String] = []
            for gap in gaps where gap.touches(begin) && !seen.contains(gap.reason) { seen.append(gap.reason) }
            let words = seen.map { SensorWords.gap($0) }
            return Text(
                en: words.map(\.en).joined(separator: "; "), ja: words.map(\.ja).joined(separator: "、"))
        }
    }

    private static func row(_ line: LogLine, _ reader: Reader) -> Row? {
        guard case .health(let health) = line.event.activity, health.action == .gap else { return nil }
        let sensor = health.sensor.isEmpty ? "" : SensorWords.title(health.sensor)[reader] + ": "
        let count = health.count.map { Text(en: "\($0) lost", ja: "\($0)件")[reader] }
        return Row(
            when: Moment(line.event.time, reader), since: health.since.map { Moment($0, reader) },
            what: sensor + SensorWords.gap(health.reason)[reader], count: count, detail: health.detail)
    }
}
