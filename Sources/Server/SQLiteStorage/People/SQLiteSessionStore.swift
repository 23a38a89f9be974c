import Events
import GRDB
import Storage

/// Sessions, in the control database.
package struct SQLiteSessionStore: SessionStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func addSession(_ session: Session) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO sessions (digest, account, created, last_used, address)
                    SELECT ?, id, ?, ?, ? FROM accounts WHERE id = ? AND NOT disabled
                    """,
                arguments: [
                    session.digest.exposed, session.created.ticks, session.lastUsed.ticks, session.address,
                    session.account,
                ])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    package func session(_ digest: Concealed) async throws(StoreError) -> SignedIn {
        try await database.read { database in
            let session = try Row.fetchOne(
                database, sql: "SELECT * FROM sessions WHERE digest = ?", arguments: [digest.exposed]
            ).map(Session.init(row:))
            guard let session else { throw StoreError.notFound }
            let account = try Row.fetchOne(
                database, sql: "SELECT * FROM accounts WHERE id = ? AND NOT disabled", arguments: [session.account])
            guard let account else { throw StoreError.notFound }
            return SignedIn(session: session, account: try Account(row: account))
        }
    }

    package func useSession(_ digest: Concealed, at time: Timestamp) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE sessions SET last_used = ? WHERE digest = ?", arguments: [time.ticks, digest.exposed])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    package func sessions(of account: Int64) async throws(StoreError) -> [Session] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM sessions WHERE account = ? ORDER BY last_used DESC", arguments: [account]
            ).map(Session.init(row:))
        }
    }

    package func endSession(_ digest: Concealed) async throws(StoreError) {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM sessions WHERE digest = ?", arguments: [digest.exposed])
        }
    }

    package func endSessions(
        unusedSince lastUse: Timestamp, begunBefore beginning: Timestamp
    ) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "DELETE FROM sessions WHERE last_used < ? OR created < ?",
                arguments: [lastUse.ticks, beginning.ticks])
        }
    }

    package func endSessions(of account: Int64, except kept: Concealed) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "DELETE FROM sessions WHERE account = ? AND digest <> ?", arguments: [account, kept.exposed])
        }
    }
}

extension Session {
    init(row: Row) {
        self.init(
            digest: Concealed(row["digest"]), account: row["account"], created: Timestamp(ticks: row["created"]),
            lastUsed: Timestamp(ticks: row["last_used"]), address: row["address"])
    }
}
