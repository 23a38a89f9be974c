import Alerting
import Detection
import Events
import Reports
import Storage

/// What an exception would have silenced, in words and as a chart.
struct PreviewModel: Sendable {
    struct Host: Sendable {
        var name: String
        var count: String
    }

    struct Example: Sendable {
        var when: Moment
        var host: String
        var user: String
        var what: String
    }

    /// An open alert that is covered completely.
    struct Covered: Sendable {
        var id: Int64
        var title: String
        var host: String
        var when: Moment
        var isChosen: Bool
    }

    var sentence: String
    var notes: [String]
    var isNothing: Bool
    var chart: BarChart
    var hosts: [Host]
    var hasHosts: Bool
    var moreHosts: String?
    var examples: [Example]
    var covered: [Covered]
    var hasCovered: Bool

    private static let shownHosts = 10
    private static let shownAlerts = 50

    /// - Parameter id: Of the alert that it is made from.
    init(_ preview: ExceptionPreview, covered: [Alert], from id: Int64, _ reader: Reader) {
        let (count, all) = (preview.coveredCount, preview.findingCount)
        let hostCount = preview.hosts.count
        sentence =
            Text(
                en: "In these 30 days it would have silenced \(count) of \(all) findings, on \(hostCount) hosts.",
                ja: "この30日間の検出 \(all)件のうち、\(count)件（端末 \(hostCount)台）が対象になります。")[reader]
        isNothing = count == 0
        notes = Self.notes(preview, reader)
        chart = BarChart(
            label: Text(en: "Silenced findings by day", ja: "対象になる検出の日別件数")[reader],
            step: Text(en: "Day", ja: "日")[reader], names: preview.days.map { Days.name($0.begin, reader) },
            series: [
                BarChart.Series(
                    kind: "silenced", text: Text(en: "Silenced findings", ja: "対象になる検出")[reader],
                    counts: preview.days.map(\.count))
            ])
        hosts = preview.hosts.prefix(Self.shownHosts).map { Host(name: $0.name, count: String($0.count)) }
        hasHosts = !hosts.isEmpty
        let rest = hostCount - hosts.count
        moreHosts = rest > 0 ? Text(en: "and \(rest) more", ja: "ほか \(rest)台")[reader] : nil
        examples = preview.examples.map {
            Example(
                when: Moment($0.event.time, reader), host: $0.event.host, user: $0.event.user.name,
                what: LogWords.what($0, reader))
        }
        self.covered = covered.prefix(Self.shownAlerts).map {
            Covered(
                id: $0.id, title: RuleNames.name($0.rule, reader), host: $0.host, when: Moment($0.last, reader),
                isChosen: $0.id == id)
        }
        hasCovered = !covered.isEmpty
    }

    private static func notes(_ preview: ExceptionPreview, _ reader: Reader) -> [String] {
        var notes: [Text] = []
        if preview.isOld {
            let time = reader.clock.seconds(preview.until)
            notes.append(
                Text(
                    en: "All findings are older than 30 days: these are the 30 days up to the newest one, \(time).",
                    ja: "直近30日間に検出がないため、最新の検出（\(time)）までの30日間で集計しています。"))
        }
        if let cut = preview.cutAt {
            let time = reader.clock.seconds(cut)
            notes.append(
                Text(
                    en: "There are too many findings to look at all: only those since \(time) are counted.",
                    ja: "検出が多いため、\(time) 以降の分だけを集計しています。"))
        }
        if !preview.damagedDays.isEmpty {
            let days = preview.damagedDays.joined(separator: ", ")
            notes.append(Text(en: "Damaged days are missing: \(days).", ja: "破損のため集計に含まれない日: \(days)"))
        }
        return notes.map { $0[reader] }
    }
}
