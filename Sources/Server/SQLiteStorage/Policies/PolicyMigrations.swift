import GRDB

/// The table of the policy's versions.
enum PolicyMigrations {
    static let all = [
        Migration("0303-policies") { database in
            try database.execute(
                sql: """
                    CREATE TABLE policy_versions (
                        number INTEGER PRIMARY KEY,
                        author TEXT NOT NULL,
                        time INTEGER NOT NULL,
                        comment TEXT NOT NULL,
                        yaml TEXT NOT NULL
                    ) STRICT;
                    """)
        }
    ]
}
