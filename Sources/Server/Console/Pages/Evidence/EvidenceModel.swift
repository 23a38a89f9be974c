import Detection
import Events
import Storage

/// One piece of evidence, in words.
struct EvidenceModel: PageModel {
    struct Entry: Sendable {
        var when: Moment
        var who: String
        var what: String
        var reason: String
        var address: String
    }

    var host: String
    var hostAddress: String
    var id: String
    var path: String
    var state: String
    var isBad: Bool
    var size: String
    var digest: String
    var rights: String
    var collected: Moment
    var entries: [Entry]
    var mayDownload: Bool
    var mayRemove: Bool
    var fault: String?

    init(_ item: EvidenceItem, _ custody: [CustodyEntry], mayRemove: Bool, fault: Text?, _ reader: Reader) {
        host = item.host
        hostAddress = CommandsPage.address(item.host)
        id = item.id
        path = item.path
        state = EvidenceWords.state(item)[reader]
        isBad = item.state == .damaged
        size = ByteWords.text(item.sizeBytes)
        digest = item.sha256
        rights = "\(item.owner):\(item.group) \(String(item.mode, radix: 8))"
        collected = Moment(item.collected, reader)
        entries = custody.map {
            Entry(
                when: Moment($0.time, reader), who: $0.who, what: EvidenceWords.act($0.act)[reader], reason: $0.reason,
                address: $0.address)
        }
        mayDownload = item.state == .complete
        self.mayRemove = mayRemove && item.state != .removed
        self.fault = fault?[reader]
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><p class="back"><a href="/evidence">← [[Evidence|証拠]]</a></p><h1>[[Evidence from {{host}}|{{host}} の証拠]]</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <div class="grid"><div class="w7 column">
        <section class="card"><h2>[[What it is|内容]]</h2><dl class="facts"><dt>[[File|ファイル]]</dt><dd class="mono break">{{path}}</dd><dt>[[Host|端末]]</dt><dd><a href="{{hostAddress}}">{{host}}</a></dd><dt>[[State|状態]]</dt><dd><span class="{{#isBad}}bad{{/isBad}}">{{state}}</span></dd><dt>[[Size|サイズ]]</dt><dd>{{size}}</dd><dt>SHA-256</dt><dd class="mono break">{{digest}}</dd><dt>[[Owner and mode|所有者・権限]]</dt><dd class="mono">{{rights}}</dd><dt>[[Taken|取得日時]]</dt><dd>{{#collected}}{{>time}}{{/collected}}</dd></dl></section>
        <section class="card"><h2>[[Custody|保管の記録]]</h2><table class="rows"><tbody>{{#entries}}<tr><td class="when">{{#when}}{{>time}}{{/when}}</td><td>{{who}} <span class="muted">{{what}}</span><br><span class="break">{{reason}}</span></td><td class="muted">{{address}}</td></tr>{{/entries}}</tbody></table></section>
        </div><div class="w5 column">
        {{#mayDownload}}<section class="card"><h2>[[Take it out|持ち出し]]</h2><p class="muted">[[A ZIP under your passphrase (AES-256) with the content and this record. 7-Zip opens it.|内容とこの記録を、パスフレーズ付きZIP（AES-256）でダウンロードします。7-Zipで開けます。]]</p>
        <form method="post" action="/evidence/{{id}}/download" class="stack">{{>token}}<label>[[Passphrase, at least 12 letters|パスフレーズ（12文字以上）]]<input type="password" name="passphrase" minlength="12" maxlength="200" required autocomplete="new-password"></label><label>[[Once more|もう一度]]<input type="password" name="again" minlength="12" maxlength="200" required autocomplete="new-password"></label><label>[[Why|理由]]<input name="reason" maxlength="500" required></label><button class="button first">[[Download|ダウンロード]]</button></form></section>{{/mayDownload}}
        {{#mayRemove}}<section class="card"><h2>[[Remove|削除]]</h2><p class="muted">[[The content goes for good; this record stays.|内容は完全に削除されます。この記録は残ります。]]</p><form method="post" action="/evidence/{{id}}/remove" class="stack">{{>token}}<label>[[Why|理由]]<input name="reason" maxlength="500" required></label><button class="button danger">[[Remove the content|内容を削除]]</button></form></section>{{/mayRemove}}
        </div></div>
        """#)
}

/// All evidence, in words.
struct EvidenceListModel: PageModel {
    struct Row: Sendable {
        var address: String
        var when: Moment
        var host: String
        var path: String
        var size: String
        var state: String
        var isBad: Bool
    }

    var rows: [Row]
    var hasRows: Bool

    init(_ items: [EvidenceItem], _ reader: Reader) {
        rows = items.map {
            Row(
                address: "/evidence/\($0.id)", when: Moment($0.collected, reader), host: $0.host, path: $0.path,
                size: ByteWords.text($0.sizeBytes), state: EvidenceWords.state($0)[reader], isBad: $0.state == .damaged)
        }
        hasRows = !rows.isEmpty
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Evidence|証拠]]</h1></header>
        <section class="card">{{^hasRows}}<p class="empty">[[Nothing was collected yet. A file is collected from the page of its host, or from an alert.|まだ保全したファイルはありません。端末の画面またはアラートから保全できます。]]</p>{{/hasRows}}
        {{#hasRows}}<div class="scroll"><table class="rows"><thead><tr><th>[[Taken|取得日時]]</th><th>[[Host|端末]]</th><th>[[File|ファイル]]</th><th class="num">[[Size|サイズ]]</th><th>[[State|状態]]</th></tr></thead><tbody>{{#rows}}<tr data-address="{{address}}"><td class="when">{{#when}}{{>time}}{{/when}}</td><td class="host">{{host}}</td><td class="mono break"><a href="{{address}}">{{path}}</a></td><td class="num" data-label="[[Size|サイズ]]">{{size}}</td><td data-label="[[State|状態]]"><span class="{{#isBad}}bad{{/isBad}}">{{state}}</span></td></tr>{{/rows}}</tbody></table></div>{{/hasRows}}</section>
        """#)
}
