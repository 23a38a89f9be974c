import Detection
import Events
import Reports
import Storage

/// Which lines of the logs somebody wants to see, as the address of the page says it.
struct LogFilter: Sendable, Equatable {
    /// Names of logs; none means all.
    var logs: [String]
    var host: String
    var user: String
    var program: String
    var path: String
    var text: String
    /// As they were written: RFC 3339, or a local time.
    var since: String
    var until: String
    var findings: Bool
    /// Names of ``LogColumn``s; none means the usual ones.
    var columns: [String]
    var after: String

    init(_ form: Form) {
        logs = form.all("log").filter { LogName(name: $0) != nil }
        host = form["host"]
        user = form["user"]
        program = form["program"]
        path = form["path"]
        text = form["text"]
        since = form["since"]
        until = form["until"]
        findings = form["findings"] == "1"
        columns = form.all("column").filter { LogColumn(rawValue: $0) != nil }
        after = form["after"]
    }

    /// The times that are meant, in the reader's zone; nil where none was written, or nothing that can be read.
    func times(_ reader: Reader) -> (since: Timestamp?, until: Timestamp?) {
        (Self.time(since, reader), Self.time(until, reader))
    }

    private static func time(_ text: String, _ reader: Reader) -> Timestamp? {
        text.utf8.count > 19 ? Timestamp(rfc3339: text) : reader.clock.time(text)
    }

    func query(_ reader: Reader) -> LogQuery {
        var query = LogQuery()
        if !logs.isEmpty {
            query.logs = logs.compactMap { LogName(name: $0) }.reduce(into: LogSet()) { $0.insert(LogSet($1)) }
        }
        query.hosts = host.isEmpty ? [] : [host]
        query.user = user
        query.program = program
        query.path = path
        query.text = text
        (query.since, query.until) = times(reader)
        query.findingsOnly = findings
        return query
    }

    /// The fields of the same search, without a place in its answers.
    var fields: [(name: String, value: String)] {
        logs.map { ("log", $0) } + [
            ("host", host), ("user", user), ("program", program), ("path", path), ("text", text), ("since", since),
            ("until", until), ("findings", findings ? "1" : ""),
        ] + columns.map { ("column", $0) }
    }

    func address(_ path: String = "/logs", _ more: [(name: String, value: String)] = []) -> String {
        PageAddress.make(path, fields + more)
    }

    /// The place in the menu: a log of its own, or all.
    var place: String { logs.count == 1 ? "/logs?log=" + logs[0] : "/logs" }

    /// In one line, for the audit log.
    var summary: String {
        let said = fields.filter { !$0.value.isEmpty && $0.name != "column" }.map { "\($0.name)=\($0.value)" }
        return said.isEmpty ? "everything" : said.joined(separator: " ")
    }
}
