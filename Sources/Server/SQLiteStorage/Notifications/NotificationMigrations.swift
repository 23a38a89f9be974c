import GRDB

/// The tables of channels, rules and the outbox, and of what is new about alerts.
enum NotificationMigrations {
    static let all = [
        Migration("0203-notifications") { database in
            try database.execute(
                sql: """
                    CREATE TABLE alert_news (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        alert INTEGER NOT NULL,
                        level INTEGER NOT NULL,
                        before INTEGER
                    ) STRICT;
                    CREATE INDEX alert_news_alert ON alert_news (alert);
                    CREATE TABLE notification_channels (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        name TEXT NOT NULL UNIQUE,
                        enabled INTEGER NOT NULL,
                        language TEXT NOT NULL,
                        settings TEXT NOT NULL,
                        secrets BLOB
                    ) STRICT;
                    CREATE TABLE notification_rules (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        name TEXT NOT NULL UNIQUE,
                        enabled INTEGER NOT NULL,
                        level INTEGER NOT NULL,
                        rest TEXT NOT NULL
                    ) STRICT;
                    CREATE TABLE notification_rule_channels (
                        rule INTEGER NOT NULL REFERENCES notification_rules (id) ON DELETE CASCADE,
                        channel INTEGER NOT NULL REFERENCES notification_channels (id) ON DELETE CASCADE,
                        PRIMARY KEY (rule, channel)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX notification_rule_channels_channel ON notification_rule_channels (channel);
                    CREATE TABLE outbox (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        channel INTEGER NOT NULL,
                        rule INTEGER,
                        key TEXT NOT NULL,
                        subject TEXT,
                        body TEXT,
                        state TEXT NOT NULL,
                        made INTEGER NOT NULL,
                        due INTEGER NOT NULL,
                        attempts INTEGER NOT NULL DEFAULT 0,
                        last_tried INTEGER,
                        answer TEXT NOT NULL DEFAULT ''
                    ) STRICT;
                    CREATE INDEX outbox_due ON outbox (state, channel, due, id);
                    CREATE INDEX outbox_rule ON outbox (rule, channel, due);
                    CREATE TABLE outbox_alerts (
                        entry INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
                        alert INTEGER NOT NULL,
                        PRIMARY KEY (entry, alert)
                    ) STRICT, WITHOUT ROWID;
                    """)
        },
        Migration("0204-audit-head") { database in
            try database.execute(
                sql: "ALTER TABLE notification_channels ADD COLUMN audit_head INTEGER NOT NULL DEFAULT 0")
        },
    ]
}
