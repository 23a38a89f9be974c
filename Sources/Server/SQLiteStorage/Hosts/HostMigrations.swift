import GRDB

/// The tables of hosts and their groups.
enum HostMigrations {
    static let all = [
        Migration("0302-hosts") { database in
            // `key` is the name without case, beyond ASCII too, which NOCASE does not know.
            try database.execute(
                sql: """
                    CREATE TABLE host_groups (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        name TEXT NOT NULL UNIQUE
                    ) STRICT;
                    CREATE TABLE hosts (
                        key TEXT PRIMARY KEY,
                        name TEXT NOT NULL,
                        first INTEGER,
                        last INTEGER,
                        host_group INTEGER REFERENCES host_groups (id) ON DELETE SET NULL,
                        owner TEXT NOT NULL DEFAULT '',
                        note TEXT NOT NULL DEFAULT ''
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX hosts_group ON hosts (host_group);
                    """)
        }
    ]
}
