import Detection
import Events
import Foundation
import GRDB
import Storage

/// Channels, rules and the outbox, in the control database.
package struct SQLiteNotificationStore: NotificationStore {
    let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func channels() async throws(StoreError) -> [NotificationChannel] {
        try await database.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM notification_channels ORDER BY name, id").map(Self.channel)
        }
    }

    package func channel(_ id: Int64) async throws(StoreError) -> NotificationChannel {
        try await database.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM notification_channels WHERE id = ?", arguments: [id])
            guard let row else { throw StoreError.notFound }
            return try Self.channel(row)
        }
    }

    package func setChannel(_ channel: NotificationChannel) async throws(StoreError) -> Int64 {
        try await database.write { database in
            let values: StatementArguments = [
                channel.name, channel.isEnabled, channel.language.rawValue, try Self.text(channel.settings),
                channel.sealedSecrets.map { Data($0) }, channel.takesAuditHead,
            ]
            if channel.id == 0 {
                try database.execute(
                    sql: """
                        INSERT INTO notification_channels (name, enabled, language, settings, secrets, audit_head)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """, arguments: values)
                return database.lastInsertedRowID
            }
            try database.execute(
                sql: """
                    UPDATE notification_channels SET name = ?, enabled = ?, language = ?, settings = ?, secrets = ?,
                        audit_head = ?
                    WHERE id = ?
                    """, arguments: values + [channel.id])
            if database.changesCount == 0 { throw StoreError.notFound }
            return channel.id
        }
    }

    package func removeChannel(_ id: Int64) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE outbox SET state = 'abandoned' WHERE channel = ? AND state = 'waiting'", arguments: [id])
            try database.execute(sql: "DELETE FROM notification_channels WHERE id = ?", arguments: [id])
        }
    }

    package func rules() async throws(StoreError) -> [NotificationRule] {
        try await database.read { database in
            let channels = try Row.fetchAll(
                database, sql: "SELECT rule, channel FROM notification_rule_channels ORDER BY rule, channel"
            ).reduce(into: [Int64: [Int64]]()) { $0[$1["rule"], default: []].append($1["channel"]) }
            return try Row.fetchAll(database, sql: "SELECT * FROM notification_rules ORDER BY name, id").map { row in
                guard let level = (row["level"] as UInt8?).flatMap(Level.init(rawValue:)) else {
                    throw StoreError.damaged("notification_rules")
                }
                let rest = try Self.value(RuleRest.self, row["rest"])
                return NotificationRule(
                    id: row["id"], name: row["name"], isEnabled: row["enabled"], watches: rest.watches, level: level,
                    groups: rest.groups, hours: rest.hours, outside: rest.outside, pace: rest.pace, zone: rest.zone,
                    channels: channels[row["id"]] ?? [])
            }
        }
    }

    package func setRule(_ rule: NotificationRule) async throws(StoreError) -> Int64 {
        try await database.write { database in
            let known = try Set(Int64.fetchAll(database, sql: "SELECT id FROM notification_channels"))
            guard known.isSuperset(of: rule.channels) else { throw StoreError.notFound }
            let values: StatementArguments = [
                rule.name, rule.isEnabled, Int64(rule.level.rawValue), try Self.text(RuleRest(rule)),
            ]
            var id = rule.id
            if id == 0 {
                try database.execute(
                    sql: "INSERT INTO notification_rules (name, enabled, level, rest) VALUES (?, ?, ?, ?)",
                    arguments: values)
                id = database.lastInsertedRowID
            } else {
                try database.execute(
                    sql: "UPDATE notification_rules SET name = ?, enabled = ?, level = ?, rest = ? WHERE id = ?",
                    arguments: values + [id])
                if database.changesCount == 0 { throw StoreError.notFound }
            }
            try database.execute(sql: "DELETE FROM notification_rule_channels WHERE rule = ?", arguments: [id])
            for channel in Set(rule.channels) {
                try database.execute(
                    sql: "INSERT INTO notification_rule_channels (rule, channel) VALUES (?, ?)",
                    arguments: [id, channel])
            }
            return id
        }
    }

    package func removeRule(_ id: Int64) async throws(StoreError) {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM notification_rules WHERE id = ?", arguments: [id])
        }
    }

    /// What of a rule no query asks for.
    private struct RuleRest: Codable {
        var watches: [String]
        var groups: [Int64]
        var hours: BusinessHours?
        var outside: OutsideHours
        var pace: NotificationPace
        var zone: String

        init(_ rule: NotificationRule) {
            watches = rule.watches
            groups = rule.groups
            hours = rule.hours
            outside = rule.outside
            pace = rule.pace
            zone = rule.zone
        }
    }

    private static func channel(_ row: Row) throws -> NotificationChannel {
        guard let language = Language(rawValue: row["language"]) else {
            throw StoreError.damaged("notification_channels")
        }
        return NotificationChannel(
            id: row["id"], name: row["name"], isEnabled: row["enabled"], language: language,
            settings: try value(ChannelSettings.self, row["settings"]),
            sealedSecrets: (row["secrets"] as Data?).map(Array.init), takesAuditHead: row["audit_head"])
    }

    private static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    private static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch {
            throw StoreError.damaged("notifications")
        }
    }
}
