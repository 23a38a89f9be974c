import Detection
import Events
import Foundation
import Storage

/// Puts what waits in the outbox into words.
package struct MessageWriter: Sendable {
    /// Names that other parts of the server know.
    package struct Words: Sendable {
        package var rule: @Sendable (String) -> Text
        package var watch: @Sendable (String) -> Text
        package var level: @Sendable (Level) -> Text

        package init(
            rule: @escaping @Sendable (String) -> Text, watch: @escaping @Sendable (String) -> Text,
            level: @escaping @Sendable (Level) -> Text
        ) {
            self.rule = rule
            self.watch = watch
            self.level = level
        }
    }

    private let words: Words
    private let zone: TimeZone

    /// How many characters of a name from a log a message shows.
    static let nameLimit = 300

    package init(_ words: Words, zone: TimeZone) {
        self.words = words
        self.zone = zone
    }

    /// - Parameters:
    ///   - alerts: Those of the entry that are still there, each once.
    ///   - address: Of the console, without a slash at its end; empty where it is not known.
    func message(
        _ entry: OutboxEntry, alerts: [Alert], language: Language, address: String
    ) -> NotificationMessage {
        var message = NotificationMessage(key: entry.key, made: entry.made, language: language, subject: "")
        switch entry.contents {
        case .plain(let subject, let body):
            message.subject = Self.visible(subject)
            message.paragraphs = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(500)
                .map { VisibleText.escaped(String($0), limit: 2_000) }
        case .alerts(_, let count):
            let sorted = alerts.sorted { ($1.level, $1.last, $1.id) < ($0.level, $0.last, $0.id) }
            message.items = sorted.map { item($0, language, address) }
            let isCut = count > OutboxEntry.alertLimit
            message.subject = subject(message.items, count: isCut ? count : alerts.count, language)
            if isCut {
                let rest = count - alerts.count
                message.more = Text(en: "And \(rest) more alerts.", ja: "ほかに\(rest)件のアラートがあります。")[language]
            }
            if !address.isEmpty { message.link = address + "/alerts" }
        }
        return message
    }

    /// What a test sends.
    package func test(_ channel: NotificationChannel, key: String, at time: Timestamp) -> NotificationMessage {
        var message = NotificationMessage(key: key, made: time, language: channel.language, subject: "")
        let name = Self.visible(channel.name)
        message.subject = Text(en: "Test message from Mitsuke", ja: "見附からのテスト通知")[channel.language]
        message.paragraphs = [
            Text(
                en: "This is a test of the channel “\(name)”. Nothing happened; nothing has to be done.",
                ja: "これは通知先「\(name)」のテストです。対応の必要はありません。")[channel.language]
        ]
        return message
    }

    private func subject(_ items: [NotificationMessage.Item], count: Int, _ language: Language) -> String {
        guard let first = items.first else { return Text(en: "Mitsuke: alerts", ja: "見附: アラート")[language] }
        if count == 1 {
            return Text(
                en: "Mitsuke: \(first.levelWord): \(first.title) (\(first.host))",
                ja: "見附: [\(first.levelWord)] \(first.title)（\(first.host)）")[language]
        }
        return Text(
            en: "Mitsuke: \(count) alerts, highest: \(first.levelWord): \(first.title) (\(first.host))",
            ja: "見附: アラート\(count)件（最大: \(first.levelWord) \(first.title)、\(first.host)）")[language]
    }

    private func item(_ alert: Alert, _ language: Language, _ address: String) -> NotificationMessage.Item {
        let chain = alert.chain.split(separator: "\n").reversed().map { Self.visible(WindowsPath.fileName(String($0))) }
        var facts: [(Text, String)] = [
            (Text(en: "Host", ja: "端末"), Self.visible(alert.host)),
            (Text(en: "User", ja: "利用者"), Self.visible(alert.user)),
            (Text(en: "Program", ja: "プログラム"), Self.visible(alert.program)),
            (Text(en: "Started by", ja: "起動の流れ"), chain.count > 1 ? chain.joined(separator: " → ") : ""),
            (Text(en: "Time", ja: "日時"), time(alert.last)),
        ]
        if alert.count > 1 {
            let since = time(alert.first)
            let count = Text(en: "\(alert.count), since \(since)", ja: "\(alert.count)回（\(since)から）")
            facts.append((Text(en: "Count", ja: "回数"), count[language]))
        }
        return NotificationMessage.Item(
            id: alert.id, rule: Self.visible(alert.rule), watch: Self.visible(words.watch(alert.watch)[language]),
            level: alert.level, levelWord: words.level(alert.level)[language],
            title: Self.visible(words.rule(alert.rule)[language]), host: Self.visible(alert.host),
            user: Self.visible(alert.user), program: Self.visible(alert.program), chain: chain, count: alert.count,
            first: alert.first, last: alert.last, state: alert.state.rawValue,
            link: address.isEmpty ? "" : "\(address)/alerts/\(alert.id)",
            facts: facts.filter { !$0.1.isEmpty }.map { NotificationMessage.Fact(label: $0.0[language], text: $0.1) })
    }

    private func time(_ time: Timestamp) -> String {
        MessageTime.text(time, "yyyy-MM-dd HH:mm:ss xxx", zone)
    }

    static func visible(_ text: String) -> String {
        VisibleText.escaped(text, limit: nameLimit)
    }
}

/// Moments as messages write them.
enum MessageTime {
    /// - Parameter form: As `DateFormatter` has it.
    static func text(_ time: Timestamp, _ form: String, _ zone: TimeZone) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = zone
        formatter.dateFormat = form
        return formatter.string(
            from: Date(timeIntervalSince1970: Double(time.ticks) / Double(Timestamp.ticksPerSecond)))
    }
}
