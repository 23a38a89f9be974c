import Detection
import Events
import Hummingbird
import NIOCore
import Reports
import Storage

/// The answers to a search as a file, written while they are read: however many there are, memory stays small.
struct LogExport: Sendable {
    /// The name of the file.
    let name: String
    private let type: String
    private let format: String
    private let query: LogQuery
    private let language: Language
    private let logs: any LogStore

    /// Nil for a format that is not known.
    init?(format: String, _ filter: LogFilter, _ asked: PageRequest) {
        switch format {
        case "csv", "cp932":
            name = "mitsuke-logs.csv"
            type = format == "csv" ? "text/csv; charset=utf-8" : "text/csv; charset=shift_jis"
        case "jsonl":
            name = "mitsuke-logs.jsonl"
            type = "application/x-ndjson"
        default: return nil
        }
        self.format = format
        query = filter.query(asked.reader)
        language = asked.language
        logs = asked.console.logs
    }

    var response: Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store",
            ],
            body: ResponseBody { writer in
                let format = lineFormat
                var cursor: LogCursor?
                try await writer.write(ByteBuffer(bytes: format.head))
                repeat {
                    let page = try await logs.lines(query, limit: 1_000, after: cursor)
                    var text = TextBuffer()
                    for line in page.lines {
                        var shown = line.line
                        if let rule = RuleNames.rule(shown.ruleID) { shown.ruleName = rule.name[language] }
                        format.append(shown, of: line.event, to: &text)
                    }
                    try await writer.write(ByteBuffer(bytes: text.bytes))
                    cursor = page.next
                } while cursor != nil
                try await writer.finish(nil)
            })
    }

    private var lineFormat: any LineFormat {
        switch format {
        case "csv": CSVFormat(language, .utf8)
        case "cp932": CSVFormat(language, .cp932)
        default: JSONLinesFormat(language, withOriginals: false)
        }
    }
}
