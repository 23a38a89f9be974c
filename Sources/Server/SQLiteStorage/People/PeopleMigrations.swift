import GRDB

/// The tables of accounts, sessions and the audit log.
enum PeopleMigrations {
    static let all = [
        Migration("0101-people") { database in
            // `key` is the name without case, beyond ASCII too, which NOCASE does not know.
            try database.execute(
                sql: """
                    CREATE TABLE accounts (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        key TEXT NOT NULL UNIQUE,
                        name TEXT NOT NULL,
                        role TEXT NOT NULL,
                        password TEXT NOT NULL,
                        must_change INTEGER NOT NULL,
                        disabled INTEGER NOT NULL DEFAULT 0,
                        created INTEGER NOT NULL
                    ) STRICT;
                    CREATE TABLE sessions (
                        digest TEXT PRIMARY KEY,
                        account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                        created INTEGER NOT NULL,
                        last_used INTEGER NOT NULL,
                        address TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX sessions_account ON sessions (account);
                    CREATE TABLE audit (
                        number INTEGER PRIMARY KEY,
                        time INTEGER NOT NULL,
                        who TEXT NOT NULL,
                        origin TEXT NOT NULL,
                        action TEXT NOT NULL,
                        subject TEXT NOT NULL,
                        reason TEXT NOT NULL,
                        hash TEXT NOT NULL
                    ) STRICT;
                    """)
        }
    ]
}
