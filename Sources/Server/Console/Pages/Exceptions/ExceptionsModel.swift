import Events
import Storage

/// The list of exceptions, in words.
struct ExceptionsModel: PageModel {
    var valid: [ExceptionRow]
    var hasValid: Bool
    var over: [ExceptionRow]
    var hasOver: Bool

    init(_ exceptions: [AlertException], groups: [HostGroup], mayEnd: Bool, now: Timestamp, _ reader: Reader) {
        let rows = exceptions.map { ExceptionRow($0, groups: groups, mayEnd: mayEnd, now: now, reader) }
        valid = rows.filter { $0.ended == nil }
        over = Array(rows.filter { $0.ended != nil }.prefix(200))
        hasValid = !valid.isEmpty
        hasOver = !over.isEmpty
    }

    private static let columns =
        "<thead><tr><th>[[What is normal|正常とみなす検出]]</th><th>[[Why|理由]]</th><th>[[Made|作成]]</th><th>[[Until|期限]]</th><th class=\"num\">[[Covered|対象件数]]</th><th></th></tr></thead>"

    private static let row = #"""
        <tr><td><b>{{rule}}</b><dl class="facts">{{#conditions}}<dt>{{name}}</dt><dd class="mono">{{value}}</dd>{{/conditions}}</dl></td>
        <td>{{reason}}</td><td>{{author}}<br><span class="muted">{{#made}}{{>time}}{{/made}}</span></td>
        <td>{{#over}}<span class="muted">{{over}}</span>{{/over}}{{^over}}{{#expires}}{{>time}}{{/expires}}{{^expires}}<span class="muted">[[none|無期限]]</span>{{/expires}}{{/over}}</td>
        <td class="num">{{hits}}{{#lastHit}}<br><span class="muted">[[last|最終]] {{>time}}</span>{{/lastHit}}</td>
        <td>{{#mayEnd}}<form method="post" action="/exceptions/{{id}}/end">{{>token}}<button class="button">[[Take back|取り消す]]</button></form>{{/mayEnd}}</td></tr>
        """#

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Exceptions|例外]]</h1></header>
        <p class="muted">[[What is normal here makes no alert; it stays in the logs. New ones are made from an alert: “This is normal here…”.|例外に該当する検出はアラートになりません（ログには残ります）。新しい例外は、アラートの「これは正常…」から作成します。]]</p>
        <section class="card" aria-labelledby="valid"><h2 id="valid">[[In force|有効な例外]]</h2>
        {{^hasValid}}<p class="empty">[[There are none.|有効な例外はありません。]]</p>{{/hasValid}}{{#hasValid}}
        """# + table("valid") + #"""
            {{/hasValid}}</section>
            {{#hasOver}}<section class="card" aria-labelledby="over"><h2 id="over">[[No longer in force|取り消し・期限切れの例外]]</h2>
            """# + table("over") + "</section>{{/hasOver}}")

    private static func table(_ rows: String) -> String {
        #"""
        <div class="scroll"><table class="rows exceptions"><thead><tr><th>[[What is normal|正常とみなす検出]]</th><th>[[Why|理由]]</th><th>[[Made|作成]]</th><th>[[Until|期限]]</th><th class="num">[[Covered|対象件数]]</th><th></th></tr></thead><tbody>{{#ROWS}}
        <tr><td><b>{{rule}}</b><dl class="facts">{{#conditions}}<dt>{{name}}</dt><dd class="mono">{{value}}</dd>{{/conditions}}</dl></td>
        <td>{{reason}}</td><td>{{author}}<br><span class="muted">{{#made}}{{>time}}{{/made}}</span></td>
        <td>{{#ended}}<span class="muted">{{.}}</span>{{/ended}}{{^ended}}{{#expires}}{{>time}}{{/expires}}{{^expires}}<span class="muted">[[none|無期限]]</span>{{/expires}}{{/ended}}</td>
        <td class="num">{{hits}}{{#lastHit}}<br><span class="muted">[[last|最終]] {{>time}}</span>{{/lastHit}}</td>
        <td>{{#mayEnd}}<form method="post" action="/exceptions/{{id}}/end">{{>token}}<button class="button">[[Take back|取り消す]]</button></form>{{/mayEnd}}</td></tr>
        {{/ROWS}}</tbody></table></div>
        """#.replacing("ROWS", with: rows)
    }
}
