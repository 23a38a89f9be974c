import GRDB

/// The tables of the imports.
enum ImportMigrations {
    static let all = [
        Migration("0301-imports") { database in
            try database.execute(
                sql: """
                    CREATE TABLE imports (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        author TEXT NOT NULL,
                        files TEXT NOT NULL,
                        began INTEGER NOT NULL,
                        ended INTEGER,
                        state TEXT NOT NULL,
                        added INTEGER NOT NULL DEFAULT 0,
                        known INTEGER NOT NULL DEFAULT 0,
                        findings INTEGER NOT NULL DEFAULT 0,
                        problems INTEGER NOT NULL DEFAULT 0
                    ) STRICT;
                    CREATE INDEX imports_running ON imports (id) WHERE state = 'running';
                    CREATE TABLE import_problems (
                        import INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
                        number INTEGER NOT NULL,
                        file TEXT NOT NULL,
                        en TEXT NOT NULL,
                        ja TEXT NOT NULL,
                        PRIMARY KEY (import, number)
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
    ]
}
