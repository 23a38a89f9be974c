import Detection
import Events
import GRDB
import Storage

/// Alerts, in the control database.
package struct SQLiteAlertStore: AlertStore {
    let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func record(
        _ findings: [AlertFinding], windowSeconds: Int64
    ) async throws(StoreError) -> [Int64] {
        try await database.write { database in
            var writer = AlertGroupWriter(database, windowSeconds: windowSeconds)
            for finding in findings { try writer.add(finding) }
            return writer.opened.sorted()
        }
    }

    package func alert(_ id: Int64) async throws(StoreError) -> Alert {
        try await database.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM alerts WHERE id = ?", arguments: [Self.target(of: id, database)])
            guard let row else { throw StoreError.notFound }
            return try Self.alert(row)
        }
    }

    package func alerts(_ query: AlertQuery, limit: Int) async throws(StoreError) -> [Alert] {
        try await database.read { database in
            var conditions = ["level >= ?"]
            var arguments: StatementArguments = [Int64(query.level.rawValue)]
            func require(_ condition: String, _ values: StatementArguments) {
                conditions.append(condition)
                arguments += values
            }
            if !query.states.isEmpty {
                let marks = query.states.map { _ in "?" }.joined(separator: ", ")
                require("state IN (\(marks))", StatementArguments(query.states.map(\.rawValue)))
            }
            if !query.watch.isEmpty { require("watch = ?", [query.watch]) }
            if !query.host.isEmpty { require("host_key = ?", [query.host.lowercased()]) }
            if !query.rule.isEmpty { require("rule = ?", [query.rule]) }
            if !query.assignee.isEmpty { require("assignee = ?", [query.assignee]) }
            if let until = query.until { require("last < ?", [until.ticks]) }
            if let since = query.since { require("last >= ?", [since.ticks]) }
            if let after = query.after { require("(last, id) < (?, ?)", [after.last.ticks, after.id]) }
            let sql = """
                SELECT * FROM alerts WHERE \(conditions.joined(separator: " AND ")) ORDER BY last DESC, id DESC LIMIT ?
                """
            return try Row.fetchAll(database, sql: sql, arguments: arguments + [max(0, limit)]).map(Self.alert)
        }
    }

    package func evidence(_ id: Int64, limit: Int) async throws(StoreError) -> [AlertEvidence] {
        try await database.read { database in
            let sql = "SELECT host, event, time FROM alert_evidence WHERE alert = ? ORDER BY time, event LIMIT ?"
            return try Row.fetchAll(
                database, sql: sql, arguments: [Self.target(of: id, database), max(0, limit)]
            ).map { AlertEvidence(host: $0["host"], event: $0["event"], time: Timestamp(ticks: $0["time"])) }
        }
    }

    package func add(_ entry: AlertEntry, to id: Int64) async throws(StoreError) {
        try await database.write { database in
            let id = try Self.target(of: id, database)
            let (kind, value) = Self.columns(entry.act)
            // A comment changes nothing of the alert itself, but the alert must be there.
            let column = kind == "comment" ? "id = id" : "\(kind) = :value"
            var arguments: StatementArguments = ["id": id]
            if kind != "comment" { arguments += ["value": value] }
            try database.execute(sql: "UPDATE alerts SET \(column) WHERE id = :id", arguments: arguments)
            if database.changesCount == 0 { throw StoreError.notFound }
            try database.execute(
                sql: "INSERT INTO alert_entries (alert, kind, value, author, time) VALUES (?, ?, ?, ?, ?)",
                arguments: [id, kind, value, entry.author, entry.time.ticks])
        }
    }

    package func history(_ id: Int64) async throws(StoreError) -> [AlertEntry] {
        try await database.read { database in
            let sql = "SELECT kind, value, author, time FROM alert_entries WHERE alert = ? ORDER BY time, id"
            return try Row.fetchAll(database, sql: sql, arguments: [Self.target(of: id, database)]).map {
                AlertEntry(
                    try Self.act(kind: $0["kind"], value: $0["value"]), author: $0["author"],
                    time: Timestamp(ticks: $0["time"]))
            }
        }
    }

    /// The alert of that number, or the one it became part of.
    private static func target(of id: Int64, _ database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT alert FROM alert_forwards WHERE id = ?", arguments: [id]) ?? id
    }

    private static func columns(_ act: AlertEntry.Act) -> (kind: String, value: String) {
        switch act {
        case .state(let state): ("state", state.rawValue)
        case .assignee(let name): ("assignee", name)
        case .comment(let text): ("comment", text)
        }
    }

    private static func act(kind: String, value: String) throws -> AlertEntry.Act {
        switch kind {
        case "assignee": return .assignee(value)
        case "comment": return .comment(value)
        default: return .state(try state(value))
        }
    }

    private static func state(_ name: String) throws -> AlertState {
        guard let state = AlertState(rawValue: name) else { throw StoreError.damaged("alerts") }
        return state
    }

    static func alert(_ row: Row) throws -> Alert {
        let level: Int64 = row["level"]
        guard let level = UInt8(exactly: level).flatMap(Level.init(rawValue:)) else {
            throw StoreError.damaged("alerts")
        }
        var alert = Alert(
            AlertFinding(
                rule: row["rule"], watch: row["watch"], level: level, host: row["host"], chain: row["chain"],
                user: row["user"], program: row["program"], event: row["first_event"],
                time: Timestamp(ticks: row["first"])), id: row["id"])
        alert.count = row["count"]
        alert.last = Timestamp(ticks: row["last"])
        alert.state = try state(row["state"])
        alert.assignee = row["assignee"]
        return alert
    }
}
