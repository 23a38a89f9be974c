import Detection
import Events
import GRDB
import Storage

/// A query as a condition over the lines of a day.
struct DayCondition {
    private(set) var sql = "1"
    private(set) var arguments: StatementArguments = []

    /// Nil when nothing of the day can answer.
    init?(_ query: LogQuery, _ database: Database) throws {
        if !query.hosts.isEmpty {
            let ids = try query.hosts.compactMap { try DayReader.number(of: $0, database) }
            if ids.isEmpty { return nil }
            add(ids.count == 1 ? "host = ?" : "host IN (\(Self.marks(ids.count)))", StatementArguments(ids))
        }
        if let process = query.process {
            guard let host = try DayReader.number(of: process.host, database),
                let id = try Int64.fetchOne(
                    database, sql: "SELECT id FROM processes WHERE host = ? AND key = ?",
                    arguments: [host, process.key])
            else { return nil }
            add("process = ?", [id])
        }
        addSpan(query)
        if query.logs != .all {
            let logs = LogName.allCases.filter { query.logs.contains($0) }.map { Int64($0.rawValue) }
            add("log IN (\(Self.marks(logs.count)))", StatementArguments(logs))
        }
        add(query.findingsOnly ? "rule <> 0" : "rule = 0", [])
        if !query.user.isEmpty {
            add("user IN (SELECT id FROM texts WHERE text LIKE ? ESCAPE '\\')", [Self.pattern(query.user)])
        }
        if !query.program.isEmpty {
            add(
                """
                process IN (SELECT id FROM processes WHERE executable IN
                (SELECT id FROM texts WHERE text LIKE ? ESCAPE '\\'))
                """, [Self.pattern(query.program)])
        }
        if !query.path.isEmpty { add("rest LIKE ? ESCAPE '\\'", [Self.pattern(Self.written(query.path))]) }
        if !query.text.isEmpty {
            add(
                """
                (rest LIKE ? ESCAPE '\\' OR process IN (SELECT id FROM processes WHERE command_line LIKE ? ESCAPE '\\'
                OR executable IN (SELECT id FROM texts WHERE text LIKE ? ESCAPE '\\')))
                """,
                [Self.pattern(Self.written(query.text)), Self.pattern(query.text), Self.pattern(query.text)])
        }
    }

    /// Of a query's times alone.
    init(span query: LogQuery) {
        addSpan(query)
    }

    private mutating func addSpan(_ query: LogQuery) {
        if let since = query.since { add("time >= ?", [since.ticks]) }
        if let until = query.until { add("time < ?", [until.ticks]) }
    }

    mutating func add(_ condition: String, _ values: StatementArguments) {
        sql = sql == "1" ? condition : sql + " AND " + condition
        arguments += values
    }

    private static func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ",")
    }

    /// A pattern of LIKE for a text that stands anywhere; its own wildcards mean themselves.
    static func pattern(_ text: String) -> String {
        var pattern = "%"
        for character in text.unicodeScalars {
            if character == "%" || character == "_" || character == "\\" { pattern.unicodeScalars.append("\\") }
            pattern.unicodeScalars.append(character)
        }
        return pattern + "%"
    }

    /// A text as it stands inside a line of our own form.
    static func written(_ text: String) -> String {
        var buffer = TextBuffer()
        buffer.append(json: text)
        return String(buffer.string.dropFirst().dropLast())
    }
}
