import Events
import GRDB
import Storage

extension SQLiteAgentStore {
    package func setRemoval(_ right: RemovalRight, of id: String) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO agent_removals (agent, digest, created, expires, author)
                    SELECT id, ?, ?, ?, ? FROM agents WHERE id = ? AND state <> 'revoked'
                    ON CONFLICT (agent) DO UPDATE SET digest = excluded.digest, created = excluded.created,
                        expires = excluded.expires, author = excluded.author
                    """,
                arguments: [right.digest.exposed, right.created.ticks, right.expires.ticks, right.author, id])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    package func removal(of id: String) async throws(StoreError) -> RemovalRight? {
        try await database.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM agent_removals WHERE agent = ?", arguments: [id])
            return row.map { row in
                RemovalRight(
                    digest: Concealed(row["digest"]), created: Timestamp(ticks: row["created"]),
                    expires: Timestamp(ticks: row["expires"]), author: row["author"])
            }
        }
    }

    package func leave(
        _ id: String, digest: Concealed, at time: Timestamp
    ) async throws(StoreError) -> AgentRecord {
        try await database.write { database in
            try database.execute(
                sql: "DELETE FROM agent_removals WHERE agent = ? AND digest = ? AND expires > ?",
                arguments: [id, digest.exposed, time.ticks])
            if database.changesCount == 0 { throw StoreError.notFound }
            try Self.setState(.revoked, id, database)
            try database.execute(sql: "UPDATE agents SET left_at = ? WHERE id = ?", arguments: [time.ticks, id])
            return try AgentRecord.fetch(id, database)
        }
    }
}
