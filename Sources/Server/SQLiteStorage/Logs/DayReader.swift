import Detection
import Events
import GRDB
import Storage

/// Answers questions out of the database of a day.
struct DayReader {
    let database: Database

    /// A place among the lines of a day, in the order newest first.
    struct Place: Equatable {
        var time: Int64
        var id: Int64
    }

    /// When the lines of a day are read through instead of in the order of an index.
    var reading = Reading()

    /// Lines that answer a query, newest first, each with its place.
    func lines(_ query: LogQuery, limit: Int, after place: Place?) throws -> [(line: LogLine, place: Place)] {
        guard let border = try border(query, after: place) else {
            return try ordered(query, limit: limit, after: place)
        }
        // The newest lines in their order: what is frequent fills the page at once.
        var newest = query
        newest.since = border
        var found = try ordered(newest, limit: limit, after: place)
        if found.count < limit {
            var older = query
            older.until = border
            found += try readThrough(older, limit: limit - found.count, after: place)
        }
        return found
    }

    private func ordered(_ query: LogQuery, limit: Int, after place: Place?) throws -> [(line: LogLine, place: Place)] {
        guard let spans = try byHours(query) else { return try inSpan(query, limit: limit, after: place) }
        var found: [(line: LogLine, place: Place)] = []
        for span in spans where found.count < limit {
            found += try inSpan(span, limit: limit - found.count, after: place)
        }
        return found
    }

    private func inSpan(_ query: LogQuery, limit: Int, after place: Place?) throws -> [(line: LogLine, place: Place)] {
        guard let (sql, arguments) = try selection(query, after: place) else { return [] }
        let match = LineMatch(query)
        var chains = ChainReader(database)
        var found: [(line: LogLine, place: Place)] = []
        let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        while found.count < limit, let row = try rows.next() {
            // What is searched for may stand in a part of the line that does not count, such as the name of a key.
            guard let line = try self.line(row, &chains), match.holds(line) else { continue }
            found.append((line, Place(time: row["time"], id: row["id"])))
        }
        return found
    }

    /// The statement that finds lines; nil when there can be none.
    ///
    /// - Parameter isThrough: Through the table as it lies, and only the lines' places.
    func selection(
        _ query: LogQuery, after place: Place?, isThrough: Bool = false
    ) throws -> (sql: String, StatementArguments)? {
        guard let condition = try DayCondition(query, database) else { return nil }
        var sql =
            (isThrough ? "SELECT id, time FROM lines NOT INDEXED WHERE " : "SELECT * FROM lines WHERE ") + condition.sql
        var arguments = condition.arguments
        if let place {
            sql += " AND time <= ? AND (time, id) < (?, ?)"
            arguments += [place.time, place.time, place.id]
        }
        return (sql + " ORDER BY time DESC, id DESC", arguments)
    }

    /// How SQLite goes about a query, in its own words.
    func plan(_ query: LogQuery) throws -> String {
        guard let (sql, arguments) = try selection(query, after: nil) else { return "" }
        return try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
            .map { $0["detail"] as String }.joined(separator: "; ")
    }

    /// Whether a line is here.
    func has(_ line: borrowing LogLine) throws -> Bool {
        guard let host = try Self.number(of: line.event.host, database) else { return false }
        let rule = line.line.ruleID.isEmpty ? 0 : try Self.number(of: line.line.ruleID, database)
        guard let rule else { return false }
        let statement = try database.cachedStatement(
            sql: "SELECT 1 FROM lines WHERE host = ? AND time BETWEEN ? AND ? AND identity = ? AND rule = ?")
        let span = LineIdentity.span(of: line.event.time)
        return try Int64.fetchOne(
            statement,
            arguments: [host, span.lowerBound, span.upperBound, LineIdentity.hash(line.event.id), rule]) != nil
    }

    /// How many lines there are in each step of time.
    ///
    /// - Parameter step: In seconds.
    func counts(_ query: LogQuery, step: Int) throws -> [LogCount] {
        guard let condition = try DayCondition(query, database) else { return [] }
        let ticks = Int64(max(1, step)) * Timestamp.ticksPerSecond
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT (time - ((time % \(ticks) + \(ticks)) % \(ticks))) AS start, log, count(*) AS count FROM lines
                WHERE \(condition.sql) GROUP BY start, log ORDER BY start, log
                """, arguments: condition.arguments)
        return rows.compactMap { row in
            LogName(rawValue: UInt8(clamping: row["log"] as Int64)).map {
                LogCount(time: Timestamp(ticks: row["start"]), log: $0, count: row["count"])
            }
        }
    }

    /// The same for whole hours of hosts and logs, from what was counted when the lines came in.
    func hourCounts(_ query: LogQuery, step: Int) throws -> [LogCount] {
        var sql = "SELECT hour, log, sum(count) AS count FROM hours WHERE log / 100 = ?"
        var arguments: StatementArguments = [query.findingsOnly ? 1 : 0]
        if !query.hosts.isEmpty {
            let ids = try query.hosts.compactMap { try Self.number(of: $0, database) }
            guard !ids.isEmpty else { return [] }
            sql += " AND host IN (" + ids.map { String($0) }.joined(separator: ",") + ")"
        }
        if let since = query.since {
            sql += " AND hour >= ?"
            arguments += [DayWriter.hour(since)]
        }
        if let until = query.until {
            sql += " AND hour < ?"
            arguments += [DayWriter.hour(until)]
        }
        let hours = Int64(step / 3_600)
        var counts: [Int64: [LogName: Int]] = [:]
        for row in try Row.fetchAll(database, sql: sql + " GROUP BY hour, log", arguments: arguments) {
            guard let log = LogName(rawValue: UInt8(clamping: (row["log"] as Int64) % 100)), query.logs.contains(log)
            else { continue }
            let hour: Int64 = row["hour"]
            counts[hour - ((hour % hours + hours) % hours), default: [:]][log, default: 0] += row["count"]
        }
        return counts.sorted { $0.key < $1.key }.flatMap { hour, logs in
            logs.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                LogCount(time: .seconds(hour * 3_600), log: $0.key, count: $0.value)
            }
        }
    }

    func hosts() throws -> [HostSpan] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT texts.text AS host, min(first) AS first, max(last) AS last,
                sum(iif(log < 100, count, 0)) AS count
                FROM hours JOIN texts ON texts.id = hours.host GROUP BY hours.host
                """
        ).map { row in
            HostSpan(
                host: row["host"], first: Timestamp(ticks: row["first"]), last: Timestamp(ticks: row["last"]),
                lineCount: row["count"])
        }
    }

    func lineCount() throws -> Int {
        try Int.fetchOne(database, sql: "SELECT sum(count) FROM hours WHERE log < 100") ?? 0
    }

    func chain(of process: ProcessReference) throws -> [Process] {
        guard let id = try id(of: process) else { return [] }
        var chains = ChainReader(database)
        return try chains.chain(id)
    }

    func children(of process: ProcessReference, limit: Int) throws -> [Process] {
        guard let id = try id(of: process) else { return [] }
        var chains = ChainReader(database)
        return try Row.fetchAll(
            database, sql: "SELECT * FROM processes WHERE parent = ? ORDER BY start, id LIMIT ?",
            arguments: [id, limit]
        ).map { try chains.process($0) }
    }

    private func id(of process: ProcessReference) throws -> Int64? {
        guard let host = try Self.number(of: process.host, database) else { return nil }
        return try Int64.fetchOne(
            database, sql: "SELECT id FROM processes WHERE host = ? AND key = ?", arguments: [host, process.key])
    }

    func line(_ row: Row, _ chains: inout ChainReader) throws -> LogLine? {
        guard
            var line = StoredLine.read(
                row["rest"], log: LogName(rawValue: UInt8(clamping: row["log"] as Int64))?.name ?? "")
        else { return nil }
        line.event.time = Timestamp(ticks: row["time"])
        line.event.host = try chains.text(row["host"])
        let user = User(name: try chains.text(row["user"]), id: try chains.text(row["user_id"]))
        if user != User() { line.event.user = user }
        line.event.origin = Origin()
        line.event.origin.file = try chains.text(row["file"])
        line.event.origin.channel = try chains.text(row["channel"])
        line.event.origin.sequence = UInt64(bitPattern: row["sequence"])
        line.event.origin.eventID = UInt32(clamping: row["event_id"] as Int64)
        line.event.origin.recordID = (row["record"] as Int64?).map { UInt64(bitPattern: $0) }
        line.event.origin.eventIdentity = row["own_id"] ?? ""
        let chain = try chains.chain(row["process"])
        if let process = chain.first { line.event.process = process }
        line.event.ancestors = Array(chain.dropFirst())
        if case .process = line.event.activity { line.event.parent = line.event.ancestors.first }
        return line
    }

    /// The number of a text; nil when it is not here.
    static func number(of text: String, _ database: Database) throws -> Int64? {
        try Int64.fetchOne(database, sql: "SELECT id FROM texts WHERE text = ?", arguments: [text])
    }
}
