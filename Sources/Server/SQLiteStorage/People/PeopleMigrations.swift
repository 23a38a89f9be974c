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
        },
        Migration("0102-sign-in") { database in
            try database.execute(
                sql: """
                    ALTER TABLE accounts ADD COLUMN language TEXT;
                    ALTER TABLE accounts ADD COLUMN time_zone TEXT;
                    ALTER TABLE accounts ADD COLUMN last_sign_in INTEGER;
                    CREATE TABLE devices (
                        digest TEXT PRIMARY KEY,
                        account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                        place TEXT NOT NULL,
                        last_used INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX devices_account ON devices (account);
                    CREATE TABLE second_factors (
                        account INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
                        secret BLOB NOT NULL,
                        last_step INTEGER NOT NULL,
                        since INTEGER NOT NULL
                    ) STRICT;
                    CREATE TABLE recovery_codes (
                        account INTEGER NOT NULL REFERENCES second_factors (account) ON DELETE CASCADE,
                        digest TEXT NOT NULL,
                        PRIMARY KEY (account, digest)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE api_tokens (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                        name TEXT NOT NULL,
                        role TEXT NOT NULL,
                        digest TEXT NOT NULL UNIQUE,
                        created INTEGER NOT NULL,
                        expires INTEGER,
                        last_used INTEGER
                    ) STRICT;
                    CREATE INDEX api_tokens_account ON api_tokens (account);
                    CREATE TABLE access_reasons (
                        session TEXT NOT NULL REFERENCES sessions (digest) ON DELETE CASCADE,
                        subject TEXT NOT NULL,
                        reason TEXT NOT NULL,
                        given INTEGER NOT NULL,
                        PRIMARY KEY (session, subject)
                    ) STRICT, WITHOUT ROWID;
                    """)
        },
        Migration("0103-password-set") { database in
            // Nil for one that was never changed: since the account was made.
            try database.execute(sql: "ALTER TABLE accounts ADD COLUMN password_set INTEGER")
        },
    ]
}
