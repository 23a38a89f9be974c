import Detection
import Events
import Reports
import Storage

/// The logs, in words.
struct LogsModel: PageModel {
    static let pageSize = 100

    struct Choice: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    struct Row: Sendable {
        var cells: [LogCell]
    }

    struct Link: Sendable {
        var name: String
        var address: String
        var id: Int64
    }

    var title: String
    var filter: LogFilter
    var sinceField: String
    var untilField: String
    var logChoices: [Choice]
    var columnChoices: [Choice]
    var heads: [String]
    var rows: [Row]
    var isEmpty: Bool
    var hasAny: Bool
    var span: DataSpan?
    var pager: Pager?
    var damaged: String?
    var saved: [Link]
    var hasSaved: Bool
    var exports: [Link]
    var searchQuery: String

    /// - Parameters:
    ///   - latest: Of all data; nil where there are none.
    init(
        _ page: LogPage, _ filter: LogFilter, latest: Timestamp?, saved: [SavedSearch], mayExport: Bool,
        _ reader: Reader
    ) {
        let own = filter.logs.count == 1 ? LogName(name: filter.logs[0]) : nil
        title = (own.map { LogTitles.title($0) } ?? Text(en: "Logs", ja: "ログ"))[reader]
        self.filter = filter
        let times = filter.times(reader)
        sinceField = times.since.map { reader.clock.minutes($0) } ?? ""
        untilField = times.until.map { reader.clock.minutes($0) } ?? ""
        logChoices = LogTitles.all.map {
            Choice(value: $0.log.name, text: $0.title[reader], isChosen: filter.logs.contains($0.log.name))
        }
        let chosen = filter.columns.compactMap { LogColumn(rawValue: $0) }
        // In a log of its own its name says nothing.
        let columns = chosen.isEmpty ? LogColumn.usual.filter { own == nil || $0 != .log } : chosen
        columnChoices = LogColumn.allCases.map {
            Choice(value: $0.rawValue, text: $0.title[reader], isChosen: columns.contains($0))
        }
        heads = columns.map { $0.title[reader] }
        rows = page.lines.map { line in Row(cells: columns.map { LogCell($0, line, reader) }) }
        isEmpty = rows.isEmpty
        hasAny = latest != nil
        if rows.isEmpty, filter.after.isEmpty, let latest, times.since != nil || times.until != nil,
            latest < times.since ?? latest || latest >= times.until ?? Timestamp(ticks: .max)
        {
            var there = filter
            there.since = Timestamp(ticks: latest.ticks - 86_400 * Timestamp.ticksPerSecond).rfc3339
            there.until = Timestamp(ticks: latest.ticks + 1).rfc3339
            span = DataSpan(latest: latest, link: there.address(), reader)
        }
        if page.next != nil || !filter.after.isEmpty {
            pager = Pager(
                newest: filter.after.isEmpty ? nil : filter.address(),
                older: page.next.map { filter.address("/logs", [("after", $0.text)]) })
        }
        if !page.damagedDays.isEmpty {
            let days = page.damagedDays.joined(separator: ", ")
            damaged =
                Text(
                    en: "The data of \(days) are damaged and are missing here.",
                    ja: "\(days) のデータは壊れているため、ここには表示されません。")[reader]
        }
        self.saved = saved.map { Link(name: $0.name, address: "/logs?" + $0.query, id: $0.id) }
        hasSaved = !saved.isEmpty
        let formats = [
            ("csv", Text(en: "CSV (UTF-8)", ja: "CSV（UTF-8）")),
            ("cp932", Text(en: "CSV (CP932)", ja: "CSV（Shift_JIS）")),
            ("jsonl", Text(en: "JSON lines", ja: "JSON Lines")),
        ]
        exports =
            mayExport
            ? formats.map { Link(name: $1[reader], address: filter.address("/logs/export", [("format", $0)]), id: 0) }
            : []
        searchQuery = String(filter.address("").dropFirst())
    }
}
