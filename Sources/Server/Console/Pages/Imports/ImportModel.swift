import Detection
import Events
import Storage

/// One import, in words.
struct ImportModel: PageModel {
    struct File: Sendable {
        var path: String
        var size: String
    }

    struct Problem: Sendable {
        var place: String
        var text: String
    }

    var title: String
    var row: ImportRow
    var isRunning: Bool
    var files: [File]
    var troubles: [Problem]
    var hasTroubles: Bool
    var ended: Moment?

    init(_ record: ImportRecord, _ problems: [ImportProblem], _ fraction: Double?, _ reader: Reader) {
        row = ImportRow(record, fraction, reader)
        title = Text(en: "Import \(record.id): \(row.name)", ja: "取り込み \(record.id): \(row.name)")[reader]
        isRunning = record.state == .running
        files = record.files.map { File(path: $0.path, size: ByteWords.text(UInt64(max(0, $0.bytes)))) }
        troubles = problems.map { Problem(place: $0.file, text: $0.text[reader]) }
        hasTroubles = !troubles.isEmpty
        ended = record.ended.map { Moment($0, reader) }
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>{{title}}</h1></header>
        <section class="card" id="import" data-live="imports">{{#row}}<p class="big">{{state}}</p>
        {{#percent}}<p><progress max="100" value="{{percent}}"></progress> {{percent}} %</p>{{/percent}}
        <dl class="facts"><dt>[[Begun|開始]]</dt><dd>{{#began}}{{>time}}{{/began}} {{author}}</dd>{{#ended}}<dt>[[Ended|終了]]</dt><dd>{{>time}}</dd>{{/ended}}
        <dt>[[Lines added|追加した行]]</dt><dd>{{added}}</dd><dt>[[Known already|登録済みの行]]</dt><dd>{{known}}</dd><dt>[[Findings|検出]]</dt><dd>{{findings}}</dd><dt>[[Places not readable|読み取れない箇所]]</dt><dd>{{problems}}</dd></dl>
        <div class="actions"><a class="button first" href="/alerts">[[See the alerts|アラートを見る]]</a> <a class="button" href="/logs">[[See the logs|ログを見る]]</a>
        {{#isRunning}}<form class="inline" method="post" action="/imports/{{id}}/cancel">{{>token}}<button class="button">[[End it early|中止]]</button></form>{{/isRunning}}
        {{^isRunning}}<form class="inline" method="post" action="/imports/{{id}}/remove">{{>token}}<button class="button danger">[[Remove what it brought|取り込んだログを削除]]</button></form>{{/isRunning}}</div>{{/row}}</section>
        {{#hasTroubles}}<section class="card"><h2>[[What could not be read|読み取れなかった箇所]]</h2><table><tbody>{{#troubles}}<tr><td class="mono">{{place}}</td><td>{{text}}</td></tr>{{/troubles}}</tbody></table></section>{{/hasTroubles}}
        <section class="card"><h2>[[Files|ファイル]]</h2><table><tbody>{{#files}}<tr><td class="mono">{{path}}</td><td class="num">{{size}}</td></tr>{{/files}}</tbody></table></section>
        """#)
}
