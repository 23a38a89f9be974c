import GRDB
import Storage

/// Saved searches, in the control database.
package struct SQLiteSavedSearchStore: SavedSearchStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func searches(of account: Int64) async throws(StoreError) -> [SavedSearch] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT id, name, query FROM saved_searches WHERE account = ? ORDER BY name",
                arguments: [account]
            ).map { SavedSearch(id: $0["id"], account: account, name: $0["name"], query: $0["query"]) }
        }
    }

    package func save(_ name: String, query: String, for account: Int64) async throws(StoreError) {
        try await database.write { database in
            let others = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM saved_searches WHERE account = ? AND name <> ?",
                arguments: [account, name])
            if others ?? 0 >= SavedSearch.limit { throw StoreError.conflict }
            try database.execute(
                sql: """
                    INSERT INTO saved_searches (account, name, query) VALUES (?, ?, ?)
                    ON CONFLICT (account, name) DO UPDATE SET query = excluded.query
                    """, arguments: [account, name, query])
        }
    }

    package func removeSearch(_ id: Int64, of account: Int64) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "DELETE FROM saved_searches WHERE id = ? AND account = ?", arguments: [id, account])
        }
    }
}

/// The table of saved searches.
enum SearchMigrations {
    static let all = [
        Migration("0401-saved-searches") { database in
            try database.execute(
                sql: """
                    CREATE TABLE saved_searches (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        account INTEGER NOT NULL,
                        name TEXT NOT NULL,
                        query TEXT NOT NULL,
                        UNIQUE (account, name)
                    ) STRICT
                    """)
        }
    ]
}
