import Accounts
import Detection
import Errands
import Events
import PolicyFiles
import Reports
import Storage

/// `mitsuke search`
struct SearchErrand: StoreErrand {
    static let name = "search"

    var logs: [String]
    var hosts: [String]
    var user: String
    var program: String
    var path: String
    var text: String
    /// In ticks.
    var since: Int64?
    /// In ticks, exclusive.
    var until: Int64?
    var findingsOnly: Bool
    var limit: Int
    var format: String
    var isCP932: Bool
    /// Of text.
    var isColoured: Bool
    var columns: Int

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        // Who opens the data folder without a server reads files, of which no program could keep an account.
        if store.live != nil {
            try await store.auditLog.record("logs.look", by: caller.name, from: "", subject: summary)
        }
        let format = lineFormat(caller)
        let names = Dictionary(PolicyReader.knownRules.map { ($0.id, $0.name[caller.language]) }) { first, _ in first }
        var damaged: Set<String> = []
        _ = await reply.write(format.head)
        var (left, cursor) = (limit, LogCursor?.none)
        repeat {
            let page = try await store.logs.lines(query, limit: min(left, 1_000), after: cursor)
            damaged.formUnion(page.damagedDays)
            var text = TextBuffer()
            for var line in page.lines {
                // Stored in one language; shown in the reader's.
                if let name = names[line.line.ruleID] { line.line.ruleName = name }
                format.append(line.line, of: line.event, to: &text)
            }
            guard await reply.write(text.bytes) else { break }
            left -= page.lines.count
            cursor = page.next
        } while cursor != nil && left > 0
        for day in damaged.sorted() {
            let text = Text(en: "the data of \(day) are damaged and missing here", ja: "\(day) のデータは壊れているため、結果に含まれません")
            await reply.complain(text[caller.language])
        }
        return damaged.isEmpty ? 0 : 2
    }

    /// For the audit log.
    private var summary: String {
        let said = [
            ("log", logs.joined(separator: ",")), ("host", hosts.joined(separator: ",")), ("user", user),
            ("program", program), ("path", path), ("text", text), ("findings", findingsOnly ? "1" : ""),
        ].filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }
        return said.isEmpty ? "everything" : said.joined(separator: " ")
    }

    private var query: LogQuery {
        var query = LogQuery()
        if !logs.isEmpty {
            query.logs = logs.compactMap { LogName(name: $0) }.reduce(into: LogSet()) { $0.insert(LogSet($1)) }
        }
        query.hosts = hosts
        query.user = user
        query.program = program
        query.path = path
        query.text = text
        query.since = since.map { Timestamp(ticks: $0) }
        query.until = until.map { Timestamp(ticks: $0) }
        query.findingsOnly = findingsOnly
        return query
    }

    private func lineFormat(_ caller: Caller) -> any LineFormat {
        switch OutputFormat(rawValue: format) ?? .jsonl {
        case .jsonl: JSONLinesFormat(caller.language, withOriginals: false)
        case .csv: CSVFormat(caller.language, isCP932 ? .cp932 : .utf8)
        case .text: TextLines(caller.language, Style(isColoured: isColoured, columns: columns, clock: caller.clock))
        }
    }
}
