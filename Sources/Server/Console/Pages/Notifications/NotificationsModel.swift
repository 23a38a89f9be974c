import Detection
import Events
import Reports
import Storage

/// Channels, rules, and what left lately, in words.
struct NotificationsModel: PageModel {
    struct Channel: Sendable {
        var address: String
        var name: String
        var kind: String
        var place: String
        var isEnabled: Bool
        var takesAuditHead: Bool
    }

    struct Rule: Sendable {
        var address: String
        var name: String
        var what: String
        var whom: String
        var when: String
        var isEnabled: Bool
    }

    var channels: [Channel]
    var hasChannels: Bool
    var rules: [Rule]
    var hasRules: Bool
    var outbox: OutboxTable
    var mayChange: Bool
    /// Nobody is told of anything.
    var isSilent: Bool

    init(
        channels: [NotificationChannel], rules: [NotificationRule], groups: [HostGroup], outbox: OutboxTable,
        mayChange: Bool, _ reader: Reader
    ) {
        self.channels = channels.map {
            Channel(
                address: "/notifications/channels/\($0.id)", name: $0.name,
                kind: ChannelWords.kind($0.settings)[reader], place: ChannelWords.place($0.settings),
                isEnabled: $0.isEnabled, takesAuditHead: $0.takesAuditHead)
        }
        hasChannels = !channels.isEmpty
        self.rules = rules.map { rule in
            Rule(
                address: "/notifications/rules/\(rule.id)", name: rule.name,
                what: RuleWords.what(rule, groups, reader),
                whom: rule.channels.compactMap { id in channels.first { $0.id == id }?.name }
                    .joined(separator: reader.language == .ja ? "、" : ", "),
                when: RuleWords.when(rule, reader), isEnabled: rule.isEnabled)
        }
        hasRules = !rules.isEmpty
        self.outbox = outbox
        self.mayChange = mayChange
        let used = Set(rules.filter(\.isEnabled).flatMap(\.channels))
        isSilent = !channels.contains { $0.isEnabled && used.contains($0.id) }
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Notifications|通知]]</h1></header>
        {{#isSilent}}<p class="notice">[[Nobody is told of alerts yet: that takes a channel and a rule.|アラートはまだ通知されません。通知先とルールを追加してください。]]</p>{{/isSilent}}
        <section class="card" aria-labelledby="channels"><h2 id="channels">[[Channels|通知先]]</h2>
        {{#hasChannels}}<div class="scroll"><table class="rows"><thead><tr><th>[[Name|名前]]</th><th>[[Kind|種類]]</th><th>[[To|送信先]]</th><th>[[State|状態]]</th><th></th></tr></thead><tbody>{{#channels}}<tr><td>{{#mayChange}}<a href="{{address}}">{{name}}</a>{{/mayChange}}{{^mayChange}}{{name}}{{/mayChange}}</td><td>{{kind}}</td><td class="mono">{{place}}</td><td>{{#isEnabled}}<span class="good">[[on|有効]]</span>{{/isEnabled}}{{^isEnabled}}<span class="muted">[[off|無効]]</span>{{/isEnabled}}{{#takesAuditHead}} <span class="tag">[[audit log|監査ログ]]</span>{{/takesAuditHead}}</td><td>{{#mayChange}}<form method="post" action="{{address}}/test">{{>token}}<button class="button">[[Test|テスト送信]]</button></form>{{/mayChange}}</td></tr>{{/channels}}</tbody></table></div>{{/hasChannels}}
        {{^hasChannels}}<p class="empty">[[There is none yet.|まだありません。]]</p>{{/hasChannels}}
        {{#mayChange}}<div class="actions"><a class="button" href="/notifications/channels/new?kind=mail">[[Add mail|メールを追加]]</a><a class="button" href="/notifications/channels/new?kind=webhook">[[Add a webhook: Slack, Teams, Chatwork, LINE WORKS|Webhook を追加（Slack・Teams・Chatwork・LINE WORKS）]]</a><a class="button" href="/notifications/channels/new?kind=syslog">[[Add syslog|Syslog を追加]]</a></div>{{/mayChange}}</section>
        <section class="card" aria-labelledby="rules"><h2 id="rules">[[Rules|通知ルール]]</h2>
        {{#hasRules}}<div class="scroll"><table class="rows"><thead><tr><th>[[Name|名前]]</th><th>[[Which alerts|対象]]</th><th>[[Where to|通知先]]</th><th>[[When|タイミング]]</th><th>[[State|状態]]</th></tr></thead><tbody>{{#rules}}<tr><td>{{#mayChange}}<a href="{{address}}">{{name}}</a>{{/mayChange}}{{^mayChange}}{{name}}{{/mayChange}}</td><td>{{what}}</td><td>{{whom}}</td><td>{{when}}</td><td>{{#isEnabled}}<span class="good">[[on|有効]]</span>{{/isEnabled}}{{^isEnabled}}<span class="muted">[[off|無効]]</span>{{/isEnabled}}</td></tr>{{/rules}}</tbody></table></div>{{/hasRules}}
        {{^hasRules}}<p class="empty">[[There is none yet.|まだありません。]]</p>{{/hasRules}}
        {{#mayChange}}<div class="actions"><a class="button" href="/notifications/rules/new">[[Add a rule|ルールを追加]]</a></div>{{/mayChange}}</section>
        <section class="card" aria-labelledby="outbox"><h2 id="outbox">[[Outbox|送信状況]]</h2>
        """# + OutboxTable.source + "</section>")
}

/// What a rule says, in words.
enum RuleWords {
    static func what(_ rule: NotificationRule, _ groups: [HostGroup], _ reader: Reader) -> String {
        let comma = reader.language == .ja ? "・" : ", "
        let level = Messages.level(rule.level)
        var parts = [Text(en: "\(level.en) and above", ja: "\(level.ja)以上")[reader]]
        if !rule.watches.isEmpty {
            parts.append(rule.watches.map { WatchMark($0, reader).text }.joined(separator: comma))
        }
        let names = groups.filter { rule.groups.contains($0.id) }.map(\.name)
        if !rule.groups.isEmpty { parts.append(names.joined(separator: comma)) }
        return parts.joined(separator: reader.language == .ja ? "、" : "; ")
    }

    static func when(_ rule: NotificationRule, _ reader: Reader) -> String {
        let pace: Text
        switch rule.pace {
        case .immediate: pace = Text(en: "at once", ja: "すぐに")
        case .every(let minutes): pace = Text(en: "every \(minutes) minutes", ja: "\(minutes)分ごとにまとめて")
        case .daily(let minute):
            let time = RuleInput.clock(minute)
            pace = Text(en: "daily at \(time)", ja: "毎日 \(time) にまとめて")
        }
        guard let hours = rule.hours else { return pace[reader] }
        let days = hours.days.sorted().map { RuleModel.days[$0 - 1][reader] }
            .joined(separator: reader.language == .ja ? "" : " ")
        let span = "\(days) \(RuleInput.clock(hours.from))–\(RuleInput.clock(hours.to))"
        let outside =
            switch rule.outside {
            case .hold: Text(en: "held outside of \(span)", ja: "時間外は保留（\(span)）")
            case .onlyCritical: Text(en: "only critical outside of \(span)", ja: "時間外は「緊急」のみ（\(span)）")
            case .send: Text(en: "outside of \(span) too", ja: "時間外も送信（\(span)）")
            }
        return pace[reader] + (reader.language == .ja ? "、" : ", ") + outside[reader]
    }
}
