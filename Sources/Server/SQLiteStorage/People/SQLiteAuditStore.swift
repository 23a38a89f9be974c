import Events
import GRDB
import Storage

/// The audit log, in the control database.
package struct SQLiteAuditStore: AuditStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func append(
        _ seal: @escaping @Sendable (AuditHead?) -> AuditEntry
    ) async throws(StoreError) -> AuditEntry {
        try await database.write { database in
            let entry = seal(try Self.head(database))
            let record = entry.record
            try database.execute(
                sql: """
                    INSERT INTO audit (number, time, who, origin, action, subject, reason, hash)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    entry.number, record.time.ticks, record.who, record.from, record.action, record.subject,
                    record.reason, entry.hash,
                ])
            return entry
        }
    }

    package func entries(after number: Int64, limit: Int) async throws(StoreError) -> [AuditEntry] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?",
                arguments: [number, limit]
            ).map(AuditEntry.init(row:))
        }
    }

    package func newestEntries(limit: Int) async throws(StoreError) -> [AuditEntry] {
        try await database.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM audit ORDER BY number DESC LIMIT ?", arguments: [limit])
                .map(AuditEntry.init(row:))
        }
    }

    package func entries(_ query: AuditQuery, limit: Int) async throws(StoreError) -> [AuditEntry] {
        var conditions = ["number < ?"]
        var arguments: StatementArguments = [query.before ?? .max]
        for (column, part) in [("who", query.who), ("subject", query.subject)] where !part.isEmpty {
            conditions.append(#"\#(column) LIKE '%' || ? || '%' ESCAPE '\'"#)
            arguments += [part.escapedForLike]
        }
        if !query.action.isEmpty {
            conditions.append(#"(action = ? OR action LIKE ? || '.%' ESCAPE '\')"#)
            arguments += [query.action, query.action.escapedForLike]
        }
        if let since = query.since {
            conditions.append("time >= ?")
            arguments += [since.ticks]
        }
        if let until = query.until {
            conditions.append("time < ?")
            arguments += [until.ticks]
        }
        arguments += [limit]
        let sql = "SELECT * FROM audit WHERE \(conditions.joined(separator: " AND ")) ORDER BY number DESC LIMIT ?"
        return try await database.read { [arguments] database in
            try Row.fetchAll(database, sql: sql, arguments: arguments).map(AuditEntry.init(row:))
        }
    }

    package func head() async throws(StoreError) -> AuditHead? {
        try await database.read(Self.head)
    }

    private static func head(_ database: Database) throws -> AuditHead? {
        try Row.fetchOne(database, sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").map {
            AuditHead(number: $0["number"], hash: $0["hash"])
        }
    }
}

extension String {
    /// With a backslash before what LIKE would take for a sign of its own.
    fileprivate var escapedForLike: String {
        String(flatMap { "\\%_".contains($0) ? ["\\", $0] : [$0] })
    }
}

extension AuditEntry {
    init(row: Row) {
        self.init(
            number: row["number"],
            record: AuditRecord(
                time: Timestamp(ticks: row["time"]), who: row["who"], from: row["origin"], action: row["action"],
                subject: row["subject"], reason: row["reason"]),
            hash: row["hash"])
    }
}
