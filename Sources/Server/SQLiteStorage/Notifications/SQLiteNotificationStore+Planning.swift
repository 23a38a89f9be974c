import Detection
import Events
import GRDB
import Storage

extension SQLiteNotificationStore {
    package func news(limit: Int) async throws(StoreError) -> [AlertNews] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM alert_news ORDER BY number LIMIT ?", arguments: [max(0, limit)]
            ).map { row in
                guard let level = (row["level"] as UInt8?).flatMap(Level.init(rawValue:)) else {
                    throw StoreError.damaged("alert_news")
                }
                return AlertNews(
                    number: row["number"], alert: row["alert"], level: level,
                    before: (row["before"] as UInt8?).flatMap(Level.init(rawValue:)))
            }
        }
    }

    package func plan(
        _ alerts: [PlannedAlert], through number: Int64, at time: Timestamp, gapSeconds: Int64
    ) async throws(StoreError) {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM alert_news WHERE number <= ?", arguments: [number])
            // Planned before: a server that ended right behind that asks again.
            if database.changesCount == 0 { return }
            for alert in alerts {
                let entry = try OutboxRows.collecting(alert, at: time, gapSeconds: gapSeconds, database)
                if let entry {
                    try database.execute(
                        sql: "INSERT OR IGNORE INTO outbox_alerts (entry, alert) VALUES (?, ?)",
                        arguments: [entry, alert.alert])
                }
            }
        }
    }
}

/// The outbox's rows.
enum OutboxRows {
    static func newKey() -> String {
        var key = ""
        for _ in 0..<2 {
            let half = String(UInt64.random(in: .min ... .max), radix: 16)
            key += String(repeating: "0", count: 16 - half.count) + half
        }
        return key
    }

    /// The message that an alert joins, made where there is none; nil where the channel is gone.
    static func collecting(
        _ alert: PlannedAlert, at time: Timestamp, gapSeconds: Int64, _ database: Database
    ) throws -> Int64? {
        let known = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM notification_channels WHERE id = ?)",
            arguments: [alert.channel])
        guard known == true else { return nil }
        let gap = gapSeconds * Timestamp.ticksPerSecond
        // One that must not wait does not join another that is held for hours, nor the other way round.
        let waiting = try Int64.fetchOne(
            database,
            sql: """
                SELECT id FROM outbox WHERE rule = ?1 AND channel = ?2 AND state = 'waiting' AND attempts = 0
                AND due <= ?3 + ?5 AND ?3 <= max(due, ?4) + ?5 ORDER BY due, id LIMIT 1
                """, arguments: [alert.rule, alert.channel, alert.due.ticks, time.ticks, gap])
        if let waiting { return waiting }
        let before = try Int64.fetchOne(
            database, sql: "SELECT max(due) FROM outbox WHERE rule = ? AND channel = ? AND due <= ?",
            arguments: [alert.rule, alert.channel, alert.due.ticks])
        let due = max(alert.due.ticks, before.map { $0 + gap } ?? .min)
        try database.execute(
            sql: "INSERT INTO outbox (channel, rule, key, state, made, due) VALUES (?, ?, ?, 'waiting', ?, ?)",
            arguments: [alert.channel, alert.rule, newKey(), time.ticks, due])
        return database.lastInsertedRowID
    }

    static func state(_ name: String) throws -> OutboxEntry.State {
        guard let state = OutboxEntry.State(rawValue: name) else { throw StoreError.damaged("outbox") }
        return state
    }

    static func entry(_ row: Row, _ database: Database) throws -> OutboxEntry {
        let id: Int64 = row["id"]
        let contents: OutboxEntry.Contents
        if let subject = row["subject"] as String? {
            contents = .plain(subject: subject, body: row["body"] ?? "")
        } else {
            let alerts = try Int64.fetchAll(
                database, sql: "SELECT alert FROM outbox_alerts WHERE entry = ? ORDER BY alert LIMIT ?",
                arguments: [id, OutboxEntry.alertLimit])
            let count = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM outbox_alerts WHERE entry = ?", arguments: [id])
            contents = .alerts(alerts, count: count ?? 0)
        }
        return OutboxEntry(
            id: id, channel: row["channel"], rule: row["rule"], key: row["key"], contents: contents,
            state: try state(row["state"]), made: Timestamp(ticks: row["made"]), due: Timestamp(ticks: row["due"]),
            attempts: row["attempts"], lastTried: (row["last_tried"] as Int64?).map { Timestamp(ticks: $0) },
            answer: row["answer"])
    }
}
