import Detection
import Storage

/// The form of a channel.
struct ChannelModel: PageModel {
    /// Where the form goes to.
    var address: String
    /// Nil for a new one.
    var id: Int64?
    var title: String
    var kind: String
    var name: String
    var isEnabled: Bool
    var takesAuditHead: Bool
    var mayTakeAuditHead: Bool
    var languages: [FormChoice]
    var isMail: Bool
    var isWebhook: Bool
    var isSyslog: Bool
    var host: String
    var port: String
    var securities: [FormChoice]
    var user: String
    var from: String
    var to: String
    var forms: [FormChoice]
    var transports: [FormChoice]
    var authority: String
    var hasPassword: Bool
    var hasAddress: Bool
    var hasToken: Bool
    var place: String
    var fault: String?
    /// What came of a test: one or none.
    var answers: [Answer] = []

    struct Answer: Sendable {
        var isGood: Bool
        var text: String
    }

    init(_ input: ChannelInput, id: Int64?, secrets: ChannelSecrets, place: String, _ reader: Reader) {
        self.id = id
        address = id.map { "/notifications/channels/\($0)" } ?? "/notifications/channels"
        title = id == nil ? Text(en: "New channel", ja: "通知先の追加")[reader] : input.name
        kind = input.kind.rawValue
        name = input.name
        isEnabled = input.isEnabled
        takesAuditHead = input.takesAuditHead
        mayTakeAuditHead = input.kind != .webhook
        languages = [(Language.ja, "日本語"), (.en, "English")].map {
            FormChoice($0.0.rawValue, $0.1, chosen: input.language == $0.0)
        }
        (isMail, isWebhook, isSyslog) = (input.kind == .mail, input.kind == .webhook, input.kind == .syslog)
        (host, port, user, from, to) = (input.host, input.port, input.user, input.from, input.to)
        let names: [(ConnectionSecurity, Text)] = [
            (.startTLS, Text(en: "STARTTLS (587)", ja: "STARTTLS（587）")), (.tls, Text(en: "TLS (465)", ja: "TLS（465）")),
            (.none, Text(en: "none: readable on the way (25)", ja: "なし: 通信路上で読める状態（25）")),
        ]
        securities = names.map { FormChoice($0.0.rawValue, $0.1[reader], chosen: input.security == $0.0) }
        forms = WebhookSettings.Form.allCases.map {
            FormChoice($0.rawValue, ChannelWords.form($0)[reader], chosen: input.form == $0)
        }
        transports = SyslogSettings.Transport.allCases.reversed().map {
            FormChoice($0.rawValue, $0.rawValue.uppercased(), chosen: input.transport == $0)
        }
        authority = input.authority
        hasPassword = secrets.password != nil
        hasAddress = secrets.address != nil
        hasToken = secrets.token != nil
        self.place = place
    }

    static func words(_ fault: ChannelInput.Fault) -> Text {
        switch fault {
        case .name: Text(en: "A name has 1 to 100 characters.", ja: "名前は1〜100文字で入力してください。")
        case .host: Text(en: "The server's name or address is missing or malformed.", ja: "サーバー名またはIPアドレスを正しく入力してください。")
        case .port: Text(en: "A port is a number from 1 to 65535.", ja: "ポート番号は1〜65535で入力してください。")
        case .from: Text(en: "The sender's address is malformed.", ja: "差出人のメールアドレスを正しく入力してください。")
        case .to: Text(en: "1 to 50 addresses, one on a line.", ja: "宛先のメールアドレスを1行に1件、50件まで入力してください。")
        case .address:
            Text(en: "An address begins with https:// or http://.", ja: "URLは https:// または http:// で始まる形で入力してください。")
        case .authority: Text(en: "These are no certificates in PEM form.", ja: "証明書はPEM形式で入力してください。")
        case .token: Text(en: "The key is missing or malformed.", ja: "トークンまたは署名用の鍵を正しく入力してください。")
        case .passwordAgain:
            Text(
                en: "Type the password again: it is only sent to the server that it was given for.",
                ja: "パスワードをもう一度入力してください。接続先やユーザー名を変更した場合は再入力が必要です。")
        }
    }
}
