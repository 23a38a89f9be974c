import Detection
import Events
import Link
import Response
import Storage

/// The commands of a host, in words.
struct CommandsModel: PageModel {
    static let limit = 200

    struct Row: Sendable {
        var when: Moment
        var what: String
        var who: String
        var reason: String
        var state: String
        var isBad: Bool
        var answer: String?
        /// What the host said, in its own words.
        var detail: String?
        var digest: String?
        var size: String?
        /// While it can be taken back.
        var withdraw: String?
    }

    struct Item: Sendable {
        var when: Moment
        var path: String
        var size: String
        var by: String
        var release: String?
    }

    var host: String
    var hostAddress: String
    var confirm: String
    var rows: [Row]
    var hasRows: Bool
    var items: [Item]
    var hasItems: Bool

    init(
        _ host: String, _ given: [GivenCommand], _ items: [QuarantinedItem], mayRelease: Bool, _ reader: Reader
    ) {
        self.host = host
        hostAddress = "/hosts/" + PageAddress.escaped(host)
        confirm = hostAddress + "/command"
        rows = given.map { Self.row($0, host, reader) }
        hasRows = !rows.isEmpty
        self.items = items.map { item in
            var release = CommandInput(.release)
            release.item = item.item
            let by = item.isByPolicy ? Text(en: "the policy", ja: "ポリシー") : Text(en: "a command", ja: "指示")
            return Item(
                when: Moment(item.time, reader), path: item.path,
                size: item.sizeBytes.map { ByteWords.text($0) } ?? "", by: by[reader],
                release: mayRelease ? release.address(on: host) : nil)
        }
        hasItems = !items.isEmpty
    }

    private static func row(_ given: GivenCommand, _ host: String, _ reader: Reader) -> Row {
        let outcome = given.outcome
        return Row(
            when: Moment(given.order.created, reader), what: CommandWords.words(given.command.task)[reader],
            who: given.order.author, reason: given.order.reason, state: CommandWords.state(given)[reader],
            isBad: given.state == .failed || given.state == .expired,
            answer: outcome.map { CommandWords.answer($0)[reader] },
            detail: outcome.flatMap { $0.detail.isEmpty ? nil : $0.detail },
            digest: outcome.flatMap { $0.sha256.isEmpty ? nil : $0.sha256 },
            size: outcome?.sizeBytes.map { ByteWords.text($0) },
            withdraw: given.state == .waiting
                ? CommandsPage.address(host) + "/\(given.order.counter)/withdraw" : nil)
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><p class="back"><a href="{{hostAddress}}">← {{host}}</a></p><h1>[[Commands to {{host}}|{{host}} への指示]]</h1><span class="when"><a class="button" href="/evidence">[[Evidence|証拠]]</a></span></header>
        <div class="grid"><div class="w8 column">
        <section class="card"><h2>[[What was asked|指示の履歴]]</h2>
        {{^hasRows}}<p class="empty">[[Nothing was asked of this host yet.|この端末への指示はまだありません。]]</p>{{/hasRows}}
        {{#hasRows}}<div class="scroll"><table class="rows"><thead><tr><th>[[When|日時]]</th><th>[[What|内容]]</th><th>[[Who and why|指示した人・理由]]</th><th>[[State|状態]]</th></tr></thead><tbody>{{#rows}}<tr><td class="when">{{#when}}{{>time}}{{/when}}</td><td class="break" data-label="[[What|内容]]">{{what}}</td><td data-label="[[Who and why|指示した人・理由]]">{{who}}<br><span class="muted break">{{reason}}</span></td><td data-label="[[State|状態]]"><span class="{{#isBad}}bad{{/isBad}}">{{state}}</span>{{#answer}}<br>{{.}}{{/answer}}{{#detail}}<br><span class="muted break">{{.}}</span>{{/detail}}{{#size}}<br>{{.}}{{/size}}{{#digest}}<br><span class="mono muted break">SHA-256 {{.}}</span>{{/digest}}{{#withdraw}} <form class="inline" method="post" action="{{.}}">{{>token}}<button class="button">[[Take back|取り消す]]</button></form>{{/withdraw}}</td></tr>{{/rows}}</tbody></table></div>{{/hasRows}}</section>
        <section class="card"><h2>[[In quarantine|隔離中のファイル]]</h2>
        {{^hasItems}}<p class="empty">[[Nothing is in quarantine on this host.|隔離中のファイルはありません。]]</p>{{/hasItems}}
        {{#hasItems}}<div class="scroll"><table class="rows"><thead><tr><th>[[Since|隔離日時]]</th><th>[[File|ファイル]]</th><th class="num">[[Size|サイズ]]</th><th>[[By|隔離の指示]]</th><th></th></tr></thead><tbody>{{#items}}<tr><td class="when">{{#when}}{{>time}}{{/when}}</td><td class="mono break">{{path}}</td><td class="num" data-label="[[Size|サイズ]]">{{size}}</td><td data-label="[[By|隔離の指示]]">{{by}}</td><td class="actions">{{#release}}<a class="button" href="{{.}}">[[Release…|隔離を解除…]]</a>{{/release}}</td></tr>{{/items}}</tbody></table></div>{{/hasItems}}</section>
        </div><div class="w4 column">
        <section class="card"><h2>[[A file|ファイルへの指示]]</h2><form method="get" action="{{confirm}}" class="stack">
        <fieldset><legend>[[What|内容]]</legend><label class="choice"><input type="radio" name="kind" value="quarantine" checked><span>[[quarantine it|隔離する]]</span></label><label class="choice"><input type="radio" name="kind" value="collect"><span>[[collect it as evidence|証拠として保全する]]</span></label></fieldset>
        <label>[[Path on the host|端末でのパス]]<input name="path" required maxlength="4000" placeholder="/srv/share/file"></label>
        <button class="button first">[[Next…|次へ…]]</button></form>
        <p class="muted">[[A process is stopped from its own page, or from an alert.|プロセスの停止は、プロセスの画面またはアラートから行います。]]</p></section>
        </div></div>
        """#)
}
