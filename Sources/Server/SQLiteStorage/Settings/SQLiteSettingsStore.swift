import GRDB
import Storage

/// The settings, in the control database: a row for each.
package struct SQLiteSettingsStore: SettingsStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func settings() async throws(StoreError) -> ServerSettings {
        let rows = try await database.read { database in
            try Row.fetchAll(database, sql: "SELECT key, value FROM settings").map {
                ($0["key"] as String, $0["value"] as String)
            }
        }
        var settings = ServerSettings()
        for (key, value) in rows {
            switch key {
            case "retention.days": settings.retention.days = Int(value)
            case "retention.bytes": settings.retention.bytes = Int(value)
            case "reason.needed": settings.reasonNeeded = value == "1"
            case "silence.hours": settings.silenceHours = Int(value)
            case "public.address": settings.publicAddress = value
            default: continue
            }
        }
        return settings
    }

    package func setSettings(_ settings: ServerSettings) async throws(StoreError) {
        let rows = [
            ("retention.days", settings.retention.days.map(String.init) ?? ""),
            ("retention.bytes", settings.retention.bytes.map(String.init) ?? ""),
            ("silence.hours", settings.silenceHours.map(String.init) ?? ""),
            ("reason.needed", settings.reasonNeeded ? "1" : "0"), ("public.address", settings.publicAddress),
        ]
        try await database.write { database in
            for (key, value) in rows {
                try database.execute(
                    sql: """
                        INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value
                        """, arguments: [key, value])
            }
        }
    }
}

/// The table of settings.
enum SettingsMigrations {
    static let all = [
        Migration("0402-settings") { database in
            try database.execute(
                sql: "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")
        }
    ]
}
