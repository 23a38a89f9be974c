import Detection
import Storage

/// Kinds of channels, and where they lead, in words.
enum ChannelWords {
    static func kind(_ settings: ChannelSettings) -> Text {
        switch settings {
        case .mail: Text(en: "Mail", ja: "メール")
        case .webhook(let webhook): form(webhook.form)
        case .syslog: Text(en: "Syslog", ja: "Syslog")
        }
    }

    static func form(_ form: WebhookSettings.Form) -> Text {
        switch form {
        case .generic: Text(en: "Webhook (JSON)", ja: "Webhook（JSON）")
        case .slack: Text(en: "Slack", ja: "Slack")
        case .teams: Text(en: "Microsoft Teams", ja: "Microsoft Teams")
        case .chatwork: Text(en: "Chatwork", ja: "Chatwork")
        case .lineWorks: Text(en: "LINE WORKS", ja: "LINE WORKS")
        }
    }

    static func place(_ settings: ChannelSettings) -> String {
        switch settings {
        case .mail(let mail): mail.to.joined(separator: ", ")
        case .webhook(let webhook): webhook.place
        case .syslog(let syslog): "\(syslog.host):\(syslog.port) (\(syslog.transport.rawValue.uppercased()))"
        }
    }

    static func state(_ state: OutboxEntry.State) -> Text {
        switch state {
        case .waiting: Text(en: "waiting", ja: "送信待ち")
        case .sending: Text(en: "being sent", ja: "送信中")
        case .sent: Text(en: "sent", ja: "送信済み")
        case .abandoned: Text(en: "given up", ja: "送信断念")
        }
    }
}

/// One of several to choose.
struct FormChoice: Sendable {
    var value: String
    var text: String
    var isChosen: Bool

    init(_ value: String, _ text: String, chosen: Bool) {
        self.value = value
        self.text = text
        isChosen = chosen
    }
}
