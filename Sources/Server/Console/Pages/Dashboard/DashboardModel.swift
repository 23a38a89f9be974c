import Alerting
import Detection
import Events
import Reports
import Storage

/// What the dashboard's page asked the stores for.
struct DashboardFacts: Sendable {
    var now: Timestamp
    var until: Timestamp
    var days: Days
    var urgent: [Alert] = []
    var openCount = 0
    var counts: [AlertCount] = []
    var hosts: [HostRecord] = []
    var latest: Timestamp?
    var firstHour = Timestamp(ticks: 0)
    /// Hosts with the hours, from ``firstHour`` on, of which there are lines.
    var hours: [(host: String, hours: Set<Int>)] = []
    var gaps: [LogLine] = []
    var damagedDays: [String] = []

    init(now: Timestamp, until: Timestamp, days: Days) {
        self.now = now
        self.until = until
        self.days = days
    }
}

/// The dashboard, in words.
struct DashboardModel: PageModel {
    struct Meter: Sendable {
        struct Hour: Sendable {
            var kind: String
            var title: String
        }

        var host: String
        var hostAddress: String
        var hours: [Hour]
        var words: String
    }

    struct Silent: Sendable {
        var host: String
        var hostAddress: String
        var group: String?
        var since: String
    }

    struct Gap: Sendable {
        var host: String
        var what: String
        var when: Moment
    }

    var updated: Moment
    var rows: [AlertRow]
    var hasAlerts: Bool
    var hasHosts: Bool
    var openCount: Int
    var hostCount: Int
    var more: String?
    var byWatch: [BarChart]
    var byLevel: [BarChart]
    var meters: [Meter]
    var hasMeters: Bool
    var silent: [Silent]
    var hasSilent: Bool
    var silentMore: String?
    var gaps: [Gap]
    var hasGaps: Bool
    var span: DataSpan?

    init(_ facts: DashboardFacts, _ reader: Reader) {
        updated = Moment(facts.now, reader)
        let groups = HostGroups(facts.hosts)
        rows = facts.urgent.map { AlertRow($0, hosts: groups, reader) }
        hasAlerts = !rows.isEmpty
        hasHosts = !facts.hosts.isEmpty
        openCount = facts.openCount
        hostCount = facts.hosts.count
        let rest = facts.openCount - rows.count
        more = rest > 0 ? Text(en: "\(rest) more are open", ja: "ほかに未完了が \(rest) 件あります")[reader] : nil
        byWatch = [Self.chart(facts, Text(en: "Alerts by watch", ja: "監視別のアラート件数"), reader, watches: true)]
        byLevel = [Self.chart(facts, Text(en: "Alerts by level", ja: "重大度別のアラート件数"), reader, watches: false)]
        meters = facts.hours.map { Self.meter($0.host, $0.hours, facts.firstHour, reader) }
        hasMeters = !meters.isEmpty
        let silent = Self.silent(facts, reader)
        self.silent = Array(silent.prefix(6))
        hasSilent = !silent.isEmpty
        silentMore =
            silent.count > 6 ? Text(en: "and \(silent.count - 6) more", ja: "ほか \(silent.count - 6) 台")[reader] : nil
        gaps = facts.gaps.prefix(6).map {
            Gap(host: Glimpse.host($0.event.host), what: LogWords.what($0, reader), when: Moment($0.event.time, reader))
        }
        hasGaps = !gaps.isEmpty
        if let latest = facts.latest, latest < facts.days.starts[0] || latest >= facts.days.end {
            span = DataSpan(latest: latest, link: PageAddress.make("/", [("until", latest.rfc3339)]), reader)
        }
    }

    private static func chart(
        _ facts: DashboardFacts, _ title: Text, _ reader: Reader, watches: Bool
    ) -> BarChart {
        func counts(_ matches: (AlertCount) -> Bool) -> [Int] {
            facts.days.starts.map { start in
                facts.counts.filter { $0.time == start && matches($0) }.reduce(0) { $0 + $1.count }
            }
        }
        let series =
            watches
            ? AlertWatch.all.map { watch in
                BarChart.Series(
                    kind: watch.rawValue, text: watch.title[reader],
                    counts: counts { $0.watch == watch.rawValue })
            }
            : Level.allCases.map { level in
                BarChart.Series(
                    kind: level.name, text: Messages.level(level)[reader], counts: counts { $0.level == level })
            }
        // A watch that is only a record has no alerts, and agents hardly ever: they would be empty names in the legend.
        let seldom = [WatchName.fileOperation.rawValue, HostRule.watch]
        let shown = series.filter { watches ? !seldom.contains($0.kind) || $0.counts.max() ?? 0 > 0 : true }
        return BarChart(
            label: title[reader], step: Text(en: "Day", ja: "日")[reader], names: facts.days.names, series: shown)
    }

    private static func meter(_ host: String, _ hours: Set<Int>, _ first: Timestamp, _ reader: Reader) -> Meter {
        let cells = (0..<24).map { hour in
            let time = Timestamp(ticks: first.ticks + Int64(hour) * 3_600 * Timestamp.ticksPerSecond)
            let clock = "\(reader.clock.parts(time).hour):00"
            let has = hours.contains(hour)
            let words = has ? Text(en: "records", ja: "記録あり") : Text(en: "nothing", ja: "記録なし")
            return Meter.Hour(kind: has ? "some" : "none", title: clock + " " + words[reader])
        }
        return Meter(
            host: Glimpse.host(host), hostAddress: "/hosts/" + PageAddress.escaped(host), hours: cells,
            words: Text(en: "\(hours.count) of 24 hours", ja: "24時間中 \(hours.count)時間")[reader])
    }

    private static func silent(_ facts: DashboardFacts, _ reader: Reader) -> [Silent] {
        let silent = facts.hosts.filter { host in
            guard let last = host.last else { return true }
            return facts.now.seconds(since: last) > DashboardPage.silentSeconds
        }
        return silent.sorted { ($0.last ?? Timestamp(ticks: .max)) > ($1.last ?? Timestamp(ticks: .max)) }.map { host in
            Silent(
                host: host.name, hostAddress: "/hosts/" + PageAddress.escaped(host.name), group: host.group?.name,
                since: host.last.map { SpanWords.words(facts.now.seconds(since: $0), reader) }
                    ?? Text(en: "nothing yet", ja: "記録なし")[reader])
        }
    }
}
