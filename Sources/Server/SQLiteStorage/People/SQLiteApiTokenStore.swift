import Events
import GRDB
import Storage

/// API tokens, in the control database.
package struct SQLiteApiTokenStore: ApiTokenStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func addApiToken(_ token: ApiToken, limit: Int) async throws(StoreError) -> ApiToken {
        try await database.write { database in
            let count = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM api_tokens WHERE account = ?", arguments: [token.account])
            if count ?? 0 >= limit { throw StoreError.conflict }
            try database.execute(
                sql: """
                    INSERT INTO api_tokens (account, name, role, digest, created, expires)
                    SELECT id, ?, ?, ?, ?, ? FROM accounts WHERE id = ? AND NOT disabled
                    """,
                arguments: [
                    token.name, token.role.rawValue, token.digest.exposed, token.created.ticks, token.expires?.ticks,
                    token.account,
                ])
            if database.changesCount == 0 { throw StoreError.notFound }
            var added = token
            added.id = database.lastInsertedRowID
            return added
        }
    }

    package func apiToken(_ digest: Concealed) async throws(StoreError) -> ApiTokenHolder {
        try await database.read { database in
            let token = try Row.fetchOne(
                database, sql: "SELECT * FROM api_tokens WHERE digest = ?", arguments: [digest.exposed]
            ).map(ApiToken.init(row:))
            guard let token else { throw StoreError.notFound }
            let account = try Row.fetchOne(
                database, sql: "SELECT * FROM accounts WHERE id = ? AND NOT disabled", arguments: [token.account])
            guard let account else { throw StoreError.notFound }
            return ApiTokenHolder(token: token, account: try Account(row: account))
        }
    }

    package func apiTokens(of account: Int64) async throws(StoreError) -> [ApiToken] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM api_tokens WHERE account = ? ORDER BY id DESC", arguments: [account]
            ).map(ApiToken.init(row:))
        }
    }

    package func useApiToken(_ token: Int64, at time: Timestamp) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE api_tokens SET last_used = ? WHERE id = ?", arguments: [time.ticks, token])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    package func removeApiToken(_ token: Int64, of account: Int64) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "DELETE FROM api_tokens WHERE id = ? AND account = ?", arguments: [token, account])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }
}

extension ApiToken {
    init(row: Row) throws {
        guard let role = Role(rawValue: row["role"]) else { throw StoreError.damaged("api_tokens.role") }
        self.init(
            id: row["id"], account: row["account"], name: row["name"], role: role, digest: Concealed(row["digest"]),
            created: Timestamp(ticks: row["created"]),
            expires: (row["expires"] as Int64?).map(Timestamp.init(ticks:)),
            lastUsed: (row["last_used"] as Int64?).map(Timestamp.init(ticks:)))
    }
}
