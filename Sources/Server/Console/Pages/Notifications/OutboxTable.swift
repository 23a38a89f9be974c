import Detection
import Events
import Storage

/// Messages of the outbox, a line for each.
struct OutboxTable: Sendable {
    struct Row: Sendable {
        var id: Int64
        var channel: String
        var what: String
        var state: String
        var isGood: Bool
        var isBad: Bool
        var made: Moment
        var next: Moment?
        var attempts: String
        var answer: String?
        var mayRetry: Bool
    }

    struct Tab: Sendable {
        var text: String
        var address: String
        var isCurrent: Bool
    }

    var tabs: [Tab]
    var rows: [Row]
    var hasRows: Bool
    var older: String?

    static let pageSize = 30

    /// - Parameters:
    ///   - entries: One more than are shown, where there are more.
    ///   - chosen: Nil for every state.
    init(
        _ entries: [OutboxEntry], counts: [OutboxEntry.State: Int], chosen: OutboxEntry.State?,
        channels: [NotificationChannel], mayChange: Bool, _ reader: Reader
    ) {
        let all = Text(en: "All", ja: "すべて")[reader]
        tabs =
            [Tab(text: all, address: "/notifications/outbox", isCurrent: chosen == nil)]
            + OutboxEntry.State.allCases.map {
                Tab(
                    text: "\(ChannelWords.state($0)[reader]) \(counts[$0] ?? 0)",
                    address: "/notifications/outbox?state=\($0.rawValue)", isCurrent: chosen == $0)
            }
        rows = entries.prefix(Self.pageSize).map { entry in
            let channel = channels.first { $0.id == entry.channel }
            let isOpen = entry.state == .waiting || entry.state == .abandoned
            return Row(
                id: entry.id, channel: channel?.name ?? Text(en: "(removed)", ja: "（削除済み）")[reader],
                what: Self.what(entry, reader), state: ChannelWords.state(entry.state)[reader],
                isGood: entry.state == .sent, isBad: entry.state == .abandoned, made: Moment(entry.made, reader),
                next: entry.state == .waiting ? Moment(entry.due, reader) : nil, attempts: String(entry.attempts),
                answer: entry.answer.isEmpty ? nil : entry.answer, mayRetry: mayChange && isOpen && channel != nil)
        }
        hasRows = !rows.isEmpty
        if entries.count > Self.pageSize, let last = rows.last {
            older = PageAddress.make(
                "/notifications/outbox", [("state", chosen?.rawValue ?? ""), ("before", String(last.id))])
        }
    }

    private static func what(_ entry: OutboxEntry, _ reader: Reader) -> String {
        switch entry.contents {
        case .plain(let subject, _): subject
        case .alerts(let ids, let count):
            if count == 1, let id = ids.first {
                Text(en: "Alert \(id)", ja: "アラート \(id)")[reader]
            } else {
                Text(en: "\(count) alerts", ja: "アラート \(count)件")[reader]
            }
        }
    }

    /// Within a model's `outbox`.
    static let source = #"""
        {{#outbox}}<nav class="tabs" aria-label="[[State|状態]]">{{#tabs}}<a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{text}}</a>{{/tabs}}</nav>
        {{#hasRows}}<div class="scroll"><table class="rows"><thead><tr><th>[[Made|作成]]</th><th>[[Channel|通知先]]</th><th>[[What|内容]]</th><th>[[State|状態]]</th><th class="num">[[Tries|試行]]</th><th>[[Answer|相手の応答]]</th><th></th></tr></thead><tbody>{{#rows}}<tr><td class="when">{{#made}}{{>time}}{{/made}}</td><td>{{channel}}</td><td>{{what}}</td><td><span class="{{#isGood}}good{{/isGood}}{{#isBad}}bad{{/isBad}}">{{state}}</span>{{#next}}<br><span class="muted">[[next try|次の送信]] {{>time}}</span>{{/next}}</td><td class="num">{{attempts}}</td><td>{{#answer}}<details><summary>[[show|表示]]</summary><pre>{{.}}</pre></details>{{/answer}}</td><td>{{#mayRetry}}<form method="post" action="/notifications/outbox/{{id}}/retry">{{>token}}<button class="button">[[Send now|今すぐ送る]]</button></form>{{/mayRetry}}</td></tr>{{/rows}}</tbody></table></div>{{/hasRows}}
        {{^hasRows}}<p class="empty">[[There is nothing.|該当する通知はありません。]]</p>{{/hasRows}}
        {{#older}}<nav class="pager"><a class="button" href="{{.}}" rel="next">[[Older|次へ]]</a></nav>{{/older}}{{/outbox}}
        """#
}

/// The outbox on a page of its own.
struct OutboxModel: PageModel {
    var outbox: OutboxTable

    static let template = PageTemplate(
        #"""
        <header class="page"><p class="back"><a href="/notifications">← [[Notifications|通知]]</a></p><h1>[[Outbox|送信状況]]</h1></header>
        <p class="muted">[[What is refused is tried again, less and less often, for three days; then it is given up and stays here for 30 days.|送信に失敗した通知は、間隔を空けながら3日間再送します。その後は「送信断念」となり、30日間ここに表示されます。]]</p>
        <section class="card">
        """# + OutboxTable.source + "</section>")
}
