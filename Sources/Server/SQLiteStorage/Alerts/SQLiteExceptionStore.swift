import Events
import GRDB
import Storage

/// Exceptions, in the control database.
package struct SQLiteExceptionStore: ExceptionStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func addException(_ exception: AlertException) async throws(StoreError) -> AlertException {
        try await database.write { database in
            let conditions = exception.conditions
            try database.execute(
                sql: """
                    INSERT INTO exceptions (rule, watch, program, hash, path, user, host_group, host, value, author, made,
                        reason, expires)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    conditions.rule, conditions.watch, conditions.program, conditions.hash, conditions.path,
                    conditions.user, conditions.group, conditions.host, conditions.value, exception.author,
                    exception.made.ticks, exception.reason, exception.expires?.ticks,
                ])
            return try Self.one(database.lastInsertedRowID, database)
        }
    }

    package func exceptions() async throws(StoreError) -> [AlertException] {
        try await database.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM exceptions ORDER BY id DESC").map(Self.exception)
        }
    }

    package func exception(_ id: Int64) async throws(StoreError) -> AlertException {
        try await database.read { try Self.one(id, $0) }
    }

    package func endException(_ id: Int64, _ ending: AlertException.Ending) async throws(StoreError) {
        try await database.write { database in
            guard try Self.one(id, database).ending == nil else { throw StoreError.conflict }
            try database.execute(
                sql: "UPDATE exceptions SET ended = ?, ended_by = ? WHERE id = ?",
                arguments: [ending.time.ticks, ending.author, id])
        }
    }

    package func countHits(_ hits: [ExceptionHit]) async throws(StoreError) {
        if hits.isEmpty { return }
        try await database.write { database in
            for hit in hits {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO exception_hits (exception, finding) VALUES (?, ?)",
                    arguments: [hit.exception, Self.identity(hit)])
                if database.changesCount == 0 { continue }
                try database.execute(
                    sql: """
                        UPDATE exceptions SET hits = hits + 1, last_hit = max(coalesce(last_hit, ?1), ?1) WHERE id = ?2
                        """, arguments: [hit.time.ticks, hit.exception])
            }
        }
    }

    /// FNV-1a of what tells one finding from another.
    private static func identity(_ hit: ExceptionHit) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(hit.host.lowercased())\u{0}\(hit.event)\u{0}\(hit.rule)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return Int64(bitPattern: hash)
    }

    private static func one(_ id: Int64, _ database: Database) throws -> AlertException {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM exceptions WHERE id = ?", arguments: [id])
        else { throw StoreError.notFound }
        return exception(row)
    }

    private static func exception(_ row: Row) -> AlertException {
        var conditions = ExceptionConditions()
        conditions.rule = row["rule"]
        conditions.watch = row["watch"]
        conditions.program = row["program"]
        conditions.hash = row["hash"]
        conditions.path = row["path"]
        conditions.user = row["user"]
        conditions.group = row["host_group"]
        conditions.host = row["host"]
        conditions.value = row["value"]
        let ended: Int64? = row["ended"]
        return AlertException(
            id: row["id"], conditions: conditions, author: row["author"], made: Timestamp(ticks: row["made"]),
            reason: row["reason"], expires: (row["expires"] as Int64?).map { Timestamp(ticks: $0) },
            ending: ended.map {
                AlertException.Ending(author: row["ended_by"] ?? "", time: Timestamp(ticks: $0))
            },
            hits: row["hits"], lastHit: (row["last_hit"] as Int64?).map { Timestamp(ticks: $0) })
    }
}
