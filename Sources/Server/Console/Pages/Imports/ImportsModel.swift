import Detection
import Events
import Storage

/// An import on one line.
struct ImportRow: Sendable {
    var id: Int64
    var address: String
    var name: String
    var author: String
    var began: Moment
    var state: String
    /// In percent, while it runs.
    var percent: Int?
    var added: Int
    var known: Int
    var findings: Int
    var problems: Int

    /// - Parameter fraction: How far it has come; nil where it does not run here.
    init(_ record: ImportRecord, _ fraction: Double?, _ reader: Reader) {
        id = record.id
        address = "/imports/\(record.id)"
        let first = record.files.first.map { Glimpse.program($0.path) } ?? "?"
        let more = record.files.count - 1
        name = more > 0 ? Text(en: "\(first) and \(more) more", ja: "\(first) ほか \(more) 件")[reader] : first
        author = record.author
        began = Moment(record.began, reader)
        state = Self.words(record.state)[reader]
        percent = record.state == .running ? fraction.map { Int($0 * 100) } : nil
        added = record.counts.added
        known = record.counts.known
        findings = record.counts.findings
        problems = record.counts.problems
    }

    static func words(_ state: ImportState) -> Text {
        switch state {
        case .running: Text(en: "running", ja: "取り込み中")
        case .done: Text(en: "done", ja: "完了")
        case .cancelled: Text(en: "ended early", ja: "中止")
        case .failed: Text(en: "failed: the store could not take more", ja: "失敗（保存できませんでした）")
        case .interrupted:
            Text(en: "cut off: the server ended; import the same again", ja: "中断（サーバーの停止。同じものを再度取り込んでください）")
        }
    }
}

/// The page of imports, in words.
struct ImportsModel: PageModel {
    var rows: [ImportRow]
    var hasRows: Bool
    var fault: String?

    init(_ rows: [ImportRow], fault: String?) {
        self.rows = rows
        hasRows = !rows.isEmpty
        self.fault = fault
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Import|取り込み]]</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <section class="card"><h2>[[Bring recordings here|記録を取り込む]]</h2>
        <p>[[Event logs of Windows (.evtx), Windows event XML and JSON lines, plain or inside of .zip, .gz and .tar.gz. Records that are here already add nothing.|Windowsのイベントログ（.evtx）、イベントXML、JSON Lines に対応しています。.zip、.gz、.tar.gz のままでも取り込めます。すでにある記録は重複しません。]]</p>
        <form method="post" action="/imports" enctype="multipart/form-data" class="actions" data-upload>{{>token}}
        <input type="file" name="file" multiple required aria-label="[[Files|ファイル]]"> <button class="button first">[[Import|取り込む]]</button>
        <progress hidden max="100" value="0" aria-label="[[Upload|アップロード]]"></progress></form></section>
        <section class="card" id="imports" data-live="imports"><h2>[[Imports so far|これまでの取り込み]]</h2>
        {{#hasRows}}<div class="scroll"><table class="rows"><thead><tr><th>[[Files|ファイル]]</th><th>[[By|担当]]</th><th>[[Begun|開始]]</th><th>[[State|状態]]</th><th class="num">[[Lines added|追加した行]]</th><th class="num">[[Known|登録済み]]</th><th class="num">[[Findings|検出]]</th><th class="num">[[Not readable|読み取れない箇所]]</th></tr></thead>
        <tbody>{{#rows}}<tr data-address="{{address}}"><td><a href="{{address}}">{{name}}</a></td><td>{{author}}</td><td class="when">{{#began}}{{>time}}{{/began}}</td><td>{{state}}{{#percent}} <progress max="100" value="{{percent}}"></progress>{{/percent}}</td><td class="num" data-label="[[Lines added|追加した行]]">{{added}}</td><td class="num" data-label="[[Known|登録済み]]">{{known}}</td><td class="num" data-label="[[Findings|検出]]">{{findings}}</td><td class="num" data-label="[[Not readable|読み取れない箇所]]">{{problems}}</td></tr>{{/rows}}</tbody></table></div>{{/hasRows}}
        {{^hasRows}}<p class="empty">[[Nothing was imported yet.|まだ何も取り込まれていません。]]</p>{{/hasRows}}</section>
        """#)
}
