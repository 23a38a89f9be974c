import GRDB

/// The tables of exceptions.
enum ExceptionMigrations {
    static let all = [
        Migration("0202-exceptions") { database in
            // A group that is removed leaves its number, which is given to no other and covers nothing. Of a finding that was
            // covered only a hash of its identity stays: that two of them meet would miscount by one.
            try database.execute(
                sql: """
                    CREATE TABLE exceptions (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        rule TEXT NOT NULL,
                        watch TEXT NOT NULL,
                        program TEXT NOT NULL,
                        hash TEXT NOT NULL,
                        path TEXT NOT NULL,
                        user TEXT NOT NULL,
                        host_group INTEGER,
                        host TEXT NOT NULL,
                        value TEXT NOT NULL,
                        author TEXT NOT NULL,
                        made INTEGER NOT NULL,
                        reason TEXT NOT NULL,
                        expires INTEGER,
                        ended INTEGER,
                        ended_by TEXT,
                        hits INTEGER NOT NULL DEFAULT 0,
                        last_hit INTEGER
                    ) STRICT;
                    CREATE TABLE exception_hits (
                        exception INTEGER NOT NULL REFERENCES exceptions (id),
                        finding INTEGER NOT NULL,
                        PRIMARY KEY (exception, finding)
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
    ]
}
