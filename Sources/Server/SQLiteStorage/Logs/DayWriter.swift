import Detection
import Events
import GRDB
import GRDBSQLite
import Storage

/// Writes lines into the database of a day, with its statements and the numbers of texts and processes kept from batch to batch.
///
/// Binds through SQLite's own functions: one batch has tens of thousands of values.
final class DayWriter {
    /// How many texts and processes are remembered; with more, all are forgotten and looked up again.
    private static let rememberedLimit = 100_000

    private struct ProcessKey: Hashable {
        let host: Int64
        let key: String
    }

    /// What is known of a process in the database.
    private struct Remembered {
        let id: Int64
        /// Whether a record could still tell more.
        let isComplete: Bool
        let hasParent: Bool
    }

    /// Findings are counted apart from lines, as log + 100.
    private struct HourKey: Hashable {
        let hour: Int64
        let host: Int64
        let log: Int64
    }

    fileprivate struct Hour {
        var count: Int64 = 0
        var first = Int64.max
        var last = Int64.min
    }

    private var texts: [String: Int64] = [:]
    private var processes: [ProcessKey: Remembered] = [:]
    /// The time of each host's last line.
    private var latestTimes: [Int64: Int64] = [:]

    /// Writes lines; those that are there already are left out.
    ///
    /// - Returns: How many are new.
    func append(_ lines: [LogLine], import number: Int64, to database: Database) throws -> Int {
        // What was remembered of a batch that failed may not be there.
        var isDone = false
        defer { if !isDone { forget() } }
        if texts.count + processes.count > Self.rememberedLimit { forget() }
        let statement = try database.cachedStatement(sql: SQLiteRow.insertion)
        var hours: [HourKey: Hour] = [:]
        var added = 0
        let find = try database.cachedStatement(
            sql: "SELECT 1 FROM lines WHERE host = ? AND time BETWEEN ? AND ? AND identity = ? AND rule = ?")
        for index in lines.indices {
            if try add(lines[index], import: number, statement, find, &hours, database) { added += 1 }
        }
        try count(hours, database)
        isDone = true
        return added
    }

    /// - Returns: False where the line is there already.
    private func add(
        _ line: borrowing LogLine, import number: Int64, _ statement: Statement, _ find: Statement,
        _ hours: inout [HourKey: Hour], _ database: Database
    ) throws -> Bool {
        let host = try text(line.event.host, database)
        let rule = try text(line.line.ruleID, database)
        let id = line.event.id
        let identity = LineIdentity.hash(id)
        var row = RowBinding(find.sqliteStatement, database.sqliteConnection)
        // What is later than everything of its host cannot be there.
        let latest = try latest(of: host, database)
        let span = LineIdentity.span(of: line.event.time)
        if span.lowerBound <= latest {
            for value in [host, span.lowerBound, span.upperBound, identity, rule] { row.bind(value) }
            if try row.number() != nil { return false }
        }
        latestTimes[host] = max(latest, line.event.time.ticks)
        let log = Int64(LogName(name: line.line.log)?.rawValue ?? LogName.health.rawValue)
        let process = try self.process(line.event.process, host, line.event.ancestors[...], database)
        let user = try text(line.event.user.name, database)
        let userID = try text(line.event.user.id, database)
        let file = try text(line.event.origin.file, database)
        let channel = try text(line.event.origin.channel, database)
        row = RowBinding(statement.sqliteStatement, database.sqliteConnection)
        row.bind(host)
        row.bind(line.event.time.ticks)
        row.bind(identity)
        row.bind(rule)
        row.bind(log)
        row.bind(process)
        row.bind(user)
        row.bind(userID)
        row.bind(file)
        row.bind(channel)
        row.bind(Int64(bitPattern: line.event.origin.sequence))
        row.bind(Int64(line.event.origin.eventID))
        row.bind(line.event.origin.recordID.map { Int64(bitPattern: $0) })
        row.bind(number)
        if line.event.origin.recordID == nil || !line.event.origin.eventIdentity.isEmpty {
            row.bind(id)
        } else {
            row.bindNull()
        }
        row.bind(StoredLine.rest(line))
        try row.insert()
        let hour = HourKey(
            hour: Self.hour(line.event.time), host: host, log: line.line.ruleID.isEmpty ? log : log + 100)
        hours[hour, default: Hour()].add(line.event.time.ticks)
        return true
    }

    /// The time of a host's last line.
    private func latest(of host: Int64, _ database: Database) throws -> Int64 {
        if let time = latestTimes[host] { return time }
        let statement = try database.cachedStatement(
            sql: "SELECT time FROM lines WHERE host = ? ORDER BY time DESC LIMIT 1")
        var row = RowBinding(statement.sqliteStatement, database.sqliteConnection)
        row.bind(host)
        let time = try row.number() ?? .min
        latestTimes[host] = time
        return time
    }

    private func forget() {
        latestTimes.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        processes.removeAll(keepingCapacity: true)
    }

    /// The hour of a time, counted from 1970, rounded down.
    static func hour(_ time: Timestamp) -> Int64 {
        let ticks = Timestamp.ticksPerSecond * 3_600
        return time.ticks >= 0 ? time.ticks / ticks : (time.ticks - ticks + 1) / ticks
    }

    private func count(_ hours: [HourKey: Hour], _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO hours (hour, host, log, count, first, last) VALUES (?,?,?,?,?,?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count, first = min(first, excluded.first),
                last = max(last, excluded.last)
                """)
        for (key, hour) in hours {
            var row = RowBinding(statement.sqliteStatement, database.sqliteConnection)
            for value in [key.hour, key.host, key.log, hour.count, hour.first, hour.last] { row.bind(value) }
            try row.insert()
        }
    }

    /// The number of a text, which is put in when it is new.
    private func text(_ text: String, _ database: Database) throws -> Int64 {
        if text.isEmpty { return 0 }
        if let id = texts[text] { return id }
        let find = try database.cachedStatement(sql: "SELECT id FROM texts WHERE text = ?")
        var row = RowBinding(find.sqliteStatement, database.sqliteConnection)
        row.bind(text)
        var id = try row.number()
        if id == nil {
            let insert = try database.cachedStatement(sql: "INSERT INTO texts (text) VALUES (?)")
            row = RowBinding(insert.sqliteStatement, database.sqliteConnection)
            row.bind(text)
            try row.insert()
            id = database.lastInsertedRowID
        }
        texts[text] = id
        return id ?? 0
    }

    /// The number of a process, which is put in with its ancestors when it is new; 0 when nothing tells who it was.
    private func process(
        _ process: borrowing Process, _ host: Int64, _ ancestors: ArraySlice<Process>, _ database: Database
    ) throws -> Int64 {
        guard !process.isUnknown || !process.commandLine.isEmpty else { return 0 }
        let key = ProcessKey(host: host, key: ProcessReference.key(process))
        if let known = processes[key], known.isComplete || process.commandLine.isEmpty,
            known.hasParent || ancestors.isEmpty
        {
            return known.id
        }
        var parent: Int64?
        if let first = ancestors.first {
            parent = try self.process(first, host, ancestors.dropFirst(), database)
        }
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO processes (host, key, parent, executable, command_line, pid, entity_id, start, sha256,
                original_file_name) VALUES (?,?,?,?,?,?,?,?,?,?)
                ON CONFLICT DO UPDATE SET parent = coalesce(parent, excluded.parent),
                executable = iif(executable = 0, excluded.executable, executable),
                command_line = iif(command_line = '', excluded.command_line, command_line),
                pid = coalesce(pid, excluded.pid), start = coalesce(start, excluded.start),
                sha256 = iif(sha256 = '', excluded.sha256, sha256),
                original_file_name = iif(original_file_name = 0, excluded.original_file_name, original_file_name)
                RETURNING id
                """)
        let executable = try text(process.executable, database)
        let original = try text(process.originalFileName, database)
        var row = RowBinding(statement.sqliteStatement, database.sqliteConnection)
        row.bind(host)
        row.bind(key.key)
        row.bind(parent)
        row.bind(executable)
        row.bind(process.commandLine)
        row.bind(process.pid.map { Int64($0) })
        row.bind(process.entityID == key.key ? DaySchema.sameAsKey : process.entityID)
        row.bind(process.start.map { $0.ticks })
        row.bind(process.sha256)
        row.bind(original)
        let id = try row.number() ?? 0
        processes[key] = Remembered(id: id, isComplete: !process.commandLine.isEmpty, hasParent: parent != nil)
        return id
    }
}

extension DayWriter.Hour {
    fileprivate mutating func add(_ ticks: Int64) {
        count += 1
        first = min(first, ticks)
        last = max(last, ticks)
    }
}
