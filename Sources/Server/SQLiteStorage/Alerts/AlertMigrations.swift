import GRDB

/// The tables of alerts.
enum AlertMigrations {
    static let all = [
        Migration("0201-alerts") { database in
            // `host_key` is the name without case, beyond ASCII too, which NOCASE does not know.
            try database.execute(
                sql: """
                    CREATE TABLE alerts (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        rule TEXT NOT NULL,
                        watch TEXT NOT NULL,
                        host_key TEXT NOT NULL,
                        host TEXT NOT NULL,
                        chain TEXT NOT NULL,
                        user TEXT NOT NULL,
                        program TEXT NOT NULL,
                        level INTEGER NOT NULL,
                        count INTEGER NOT NULL,
                        first INTEGER NOT NULL,
                        first_event TEXT NOT NULL,
                        last INTEGER NOT NULL,
                        state TEXT NOT NULL,
                        assignee TEXT NOT NULL
                    ) STRICT;
                    CREATE INDEX alerts_group ON alerts (rule, host_key, chain, last);
                    CREATE INDEX alerts_latest ON alerts (last, id);
                    CREATE TABLE alert_evidence (
                        host_key TEXT NOT NULL,
                        event TEXT NOT NULL,
                        rule TEXT NOT NULL,
                        host TEXT NOT NULL,
                        time INTEGER NOT NULL,
                        alert INTEGER NOT NULL REFERENCES alerts (id),
                        PRIMARY KEY (host_key, event, rule)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX alert_evidence_alert ON alert_evidence (alert, time, event);
                    CREATE TABLE alert_entries (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        alert INTEGER NOT NULL REFERENCES alerts (id),
                        kind TEXT NOT NULL,
                        value TEXT NOT NULL,
                        author TEXT NOT NULL,
                        time INTEGER NOT NULL
                    ) STRICT;
                    CREATE INDEX alert_entries_alert ON alert_entries (alert, time, id);
                    CREATE TABLE alert_forwards (
                        id INTEGER PRIMARY KEY,
                        alert INTEGER NOT NULL REFERENCES alerts (id)
                    ) STRICT;
                    CREATE INDEX alert_forwards_alert ON alert_forwards (alert);
                    """)
        },
        Migration("0202-open-alerts") { database in
            // Every page says how many are open.
            try database.execute(
                sql: "CREATE INDEX alerts_open ON alerts (level, last) WHERE state IN ('new', 'in-progress')")
        },
    ]
}
