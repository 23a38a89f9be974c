import Events
import GRDB
import Storage

/// Evidence and its custody, in the control database.
package struct SQLiteEvidenceStore: EvidenceStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func begin(_ item: EvidenceItem, _ custody: [CustodyEntry]) async throws(StoreError) -> EvidenceItem {
        try await database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO evidence (id, agent, host, path, digest, size, mode, owner, owner_group, modified, collected, state)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                    """,
                arguments: [
                    item.id, item.agent, item.host, item.path, item.sha256, Int64(clamping: item.sizeBytes), item.mode,
                    item.owner, item.group, item.modified, item.collected.ticks, EvidenceItem.State.arriving.rawValue,
                ])
            if database.changesCount > 0 {
                for entry in custody { try Self.insert(entry, item.id, database) }
            }
            return try Self.fetch(item.id, database)
        }
    }

    package func item(_ id: String) async throws(StoreError) -> EvidenceItem {
        try await database.read { try Self.fetch(id, $0) }
    }

    package func items(limit: Int) async throws(StoreError) -> [EvidenceItem] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM evidence ORDER BY collected DESC, id LIMIT ?", arguments: [max(0, limit)]
            ).map(Self.item)
        }
    }

    package func setReceived(_ bytes: UInt64, of id: String) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE evidence SET received_bytes = ? WHERE id = ?", arguments: [Int64(clamping: bytes), id])
        }
    }

    package func setState(
        _ state: EvidenceItem.State, of id: String, _ entry: CustodyEntry
    ) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE evidence SET state = ?, received = coalesce(received, ?) WHERE id = ?",
                arguments: [state.rawValue, entry.time.ticks, id])
            if database.changesCount == 0 { throw StoreError.notFound }
            try Self.insert(entry, id, database)
        }
    }

    package func add(_ entry: CustodyEntry, to id: String) async throws(StoreError) {
        try await database.write { database in
            _ = try Self.fetch(id, database)
            try Self.insert(entry, id, database)
        }
    }

    package func custody(of id: String) async throws(StoreError) -> [CustodyEntry] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM evidence_custody WHERE evidence = ? ORDER BY number", arguments: [id]
            ).map { row in
                guard let act = CustodyEntry.Act(rawValue: row["act"]) else {
                    throw StoreError.damaged("evidence_custody")
                }
                return CustodyEntry(
                    time: Timestamp(ticks: row["time"]), act: act, who: row["who"], address: row["address"],
                    reason: row["reason"])
            }
        }
    }

    private static func insert(_ entry: CustodyEntry, _ id: String, _ database: Database) throws {
        try database.execute(
            sql: "INSERT INTO evidence_custody (evidence, time, act, who, address, reason) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [id, entry.time.ticks, entry.act.rawValue, entry.who, entry.address, entry.reason])
    }

    private static func fetch(_ id: String, _ database: Database) throws -> EvidenceItem {
        let row = try Row.fetchOne(database, sql: "SELECT * FROM evidence WHERE id = ?", arguments: [id])
        guard let row else { throw StoreError.notFound }
        return try item(row)
    }

    private static func item(_ row: Row) throws -> EvidenceItem {
        guard let state = EvidenceItem.State(rawValue: row["state"]) else { throw StoreError.damaged("evidence") }
        return EvidenceItem(
            id: row["id"], agent: row["agent"], host: row["host"], path: row["path"], sha256: row["digest"],
            sizeBytes: UInt64(row["size"] as Int64), mode: row["mode"], owner: row["owner"], group: row["owner_group"],
            modified: row["modified"], collected: Timestamp(ticks: row["collected"]),
            receivedBytes: UInt64(row["received_bytes"] as Int64), state: state,
            received: (row["received"] as Int64?).map { Timestamp(ticks: $0) })
    }
}

/// The tables of evidence. What is known of it stays also when its agent is forgotten.
enum EvidenceMigrations {
    static let all = [
        Migration("0506-evidence") { database in
            try database.execute(
                sql: """
                    CREATE TABLE evidence (
                        id TEXT PRIMARY KEY,
                        agent TEXT NOT NULL,
                        host TEXT NOT NULL,
                        path TEXT NOT NULL,
                        digest TEXT NOT NULL,
                        size INTEGER NOT NULL,
                        mode INTEGER NOT NULL,
                        owner INTEGER NOT NULL,
                        owner_group INTEGER NOT NULL,
                        modified INTEGER NOT NULL,
                        collected INTEGER NOT NULL,
                        received_bytes INTEGER NOT NULL DEFAULT 0,
                        state TEXT NOT NULL,
                        received INTEGER
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE evidence_custody (
                        number INTEGER PRIMARY KEY,
                        evidence TEXT NOT NULL REFERENCES evidence (id),
                        time INTEGER NOT NULL,
                        act TEXT NOT NULL,
                        who TEXT NOT NULL,
                        address TEXT NOT NULL,
                        reason TEXT NOT NULL
                    ) STRICT;
                    CREATE INDEX evidence_custody_evidence ON evidence_custody (evidence, number);
                    """)
        }
    ]
}
