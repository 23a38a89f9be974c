import Detection
import Events
import Foundation
import Keys
import Logging
import SQLiteStorage
import Storage

@testable import Notifications

/// Stores of their own, and what tests of notifications send.
final class NotificationScene: Sendable {
    let store: any NotificationStore
    let alerts: any AlertStore
    let hosts: any HostStore
    let settings: any SettingsStore
    let audit: any AuditStore
    let sender: ChannelSender
    private let folder: String

    static let writer = MessageWriter(
        MessageWriter.Words(
            rule: { Text(en: "Written: \($0)", ja: "書き込み: \($0)") }, watch: { Text(en: $0, ja: $0) },
            level: { Text(en: $0.name, ja: $0 == .high ? "高" : $0.name) }), zone: TimeZone(identifier: "Asia/Tokyo")!)

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/notifications-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let control = try ControlDatabase(path: folder + "/control.sqlite")
        store = SQLiteNotificationStore(control)
        alerts = SQLiteAlertStore(control)
        hosts = SQLiteHostStore(control)
        settings = SQLiteSettingsStore(control)
        audit = SQLiteAuditStore(control)
        sender = ChannelSender(SecretBox(key: Array(repeating: 9, count: 32))!, now: { .now })
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func dispatcher(
        _ limits: DispatchLimits = NotificationScene.limits, now: @escaping @Sendable () -> Timestamp = { .now }
    )
        -> Dispatcher
    {
        Dispatcher(
            store, alerts: alerts, hosts: hosts, settings: settings, sender: sender, writer: Self.writer,
            limits: limits, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, now: now)
    }

    /// Quick, for tests.
    static var limits: DispatchLimits {
        var limits = DispatchLimits()
        limits.tick = .milliseconds(10)
        limits.firstRetrySeconds = 0
        limits.longestRetrySeconds = 0
        limits.gapSeconds = 0
        return limits
    }

    /// Everything that could do harm, and a megabyte of it.
    static let hostile =
        "a\r\nBcc: x@evil.example\r\n\r\n.\r\n<script>alert('1')</script>&\"\u{202e}gpj\u{1b}[31m\u{0}|=\\ [toall] <!channel> *b* [x](https://evil.example)"
        + String(repeating: "あ", count: 1_000_000)

    static func alert(_ id: Int64 = 1, name: String = "PC-経理01", level: Level = .high) -> Alert {
        var alert = Alert(
            AlertFinding(
                rule: "registry.run-key", watch: "registry", level: level, host: name,
                chain: "c:\\tools\\reg.exe\nc:\\windows\\explorer.exe", user: "ACME\\鈴木",
                program: "C:\\tools\\\(name).exe",
                event: "e", time: Timestamp(rfc3339: "2026-11-23T01:02:03Z")!), id: id)
        alert.count = 3
        return alert
    }

    static func message(
        _ alerts: [Alert] = [NotificationScene.alert()], language: Language = .ja,
        key: String = "0123456789abcdef0123456789abcdef"
    ) -> NotificationMessage {
        writer.message(
            OutboxEntry(
                id: 1, channel: 1, rule: 1, key: key, contents: .alerts(alerts.map(\.id), count: alerts.count),
                state: .sending, made: .seconds(1_700_000_000), due: .seconds(0)), alerts: alerts, language: language,
            address: "https://mitsuke.example.jp")
    }
}

extension Timestamp {
    static var now: Timestamp { .seconds(Int64(Date().timeIntervalSince1970)) }
}
