import Detection

/// The import of hosts from CSV: the form, then what would change.
struct HostImportModel: PageModel {
    static let shown = 200

    struct Row: Sendable {
        var what: String
        var host: String
        var group: String?
        var owner: String?
        var hostNote: String?
    }

    struct Wrong: Sendable {
        var place: String
        var text: String
    }

    var fault: String?
    var hasPlan = false
    var summary = ""
    var newGroups: String?
    var rows: [Row] = []
    var more: String?
    var wrong: [Wrong] = []
    var hasWrong = false
    var mayApply = false
    /// Line by line.
    var table: [String] = []

    init() {}

    init(_ plan: HostPlan, _ reader: Reader) {
        hasPlan = true
        let (added, changed, same) = (plan.added.count, plan.changed.count, plan.unchangedCount)
        summary =
            Text(
                en: "\(added) to add, \(changed) to change, \(same) as they are, \(plan.mistakes.count) mistakes.",
                ja: "追加 \(added) 台、変更 \(changed) 台、変更なし \(same) 台、誤り \(plan.mistakes.count) 件")[reader]
        newGroups = plan.newGroups.isEmpty ? nil : plan.newGroups.joined(separator: reader.language == .ja ? "、" : ", ")
        let (add, change) = (Text(en: "add", ja: "追加")[reader], Text(en: "change", ja: "変更")[reader])
        let all =
            plan.added.map { Row(what: add, host: $0.host, group: $0.group, owner: $0.owner, hostNote: $0.note) }
            + plan.changed.map { Row(what: change, host: $0.host, group: $0.group, owner: $0.owner, hostNote: $0.note) }
        rows = Array(all.prefix(Self.shown))
        let rest = all.count - rows.count
        more = rest > 0 ? Text(en: "and \(rest) more", ja: "ほか \(rest) 台")[reader] : nil
        wrong = plan.mistakes.prefix(Self.shown).map {
            Wrong(
                place: $0.line == 0 ? "" : Text(en: "line \($0.line)", ja: "\($0.line) 行目")[reader],
                text: $0.text[reader])
        }
        hasWrong = !wrong.isEmpty
        mayApply = plan.mistakes.isEmpty && !all.isEmpty
        table = mayApply ? plan.table : []
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Hosts from CSV|端末をCSVから取り込む]]</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        {{^hasPlan}}<section class="card"><p>[[The first row names the columns: <b>host</b>, <b>group</b>, <b>user</b>, <b>note</b>, in any order; only host has to be there. A column that is missing leaves what is known as it is.|1行目に列名（<b>端末</b>、<b>部署</b>、<b>利用者</b>、<b>備考</b>）を書きます。順序は自由で、必須は「端末」だけです。ない列の内容は変更されません。]]</p>
        <form method="post" action="/hosts-import" enctype="multipart/form-data" class="actions">{{>token}}<input type="file" name="file" accept=".csv,text/csv" required aria-label="[[CSV file|CSVファイル]]"> <button class="button first">[[Show what would change|変更内容を確認]]</button></form>
        <p class="muted">[[UTF-8 or CP932 (Shift_JIS). Nothing is changed before you confirm.|文字コードはUTF-8またはShift_JIS。確認するまで何も変更されません。]]</p></section>{{/hasPlan}}
        {{#hasPlan}}<section class="card"><p class="big">{{summary}}</p>
        {{#newGroups}}<p>[[New groups: |新しい部署: ]]{{.}}</p>{{/newGroups}}
        {{#hasWrong}}<h2>[[Mend these first; nothing is entered before|先に修正が必要な箇所（修正するまで何も登録されません）]]</h2><table><tbody>{{#wrong}}<tr><td class="when">{{place}}</td><td>{{text}}</td></tr>{{/wrong}}</tbody></table>{{/hasWrong}}
        {{#mayApply}}<form method="post" action="/hosts-import/apply" class="actions">{{>token}}<textarea name="table" hidden>{{#table}}{{.}}&#10;{{/table}}</textarea><button class="button first">[[Enter them|この内容で登録]]</button> <a class="button" href="/hosts-import">[[Another file|別のファイルを選ぶ]]</a></form>{{/mayApply}}
        {{^mayApply}}<p><a class="button" href="/hosts-import">[[Another file|別のファイルを選ぶ]]</a></p>{{/mayApply}}</section>
        <section class="card"><table class="rows"><thead><tr><th></th><th>[[Host|端末]]</th><th>[[Group|部署]]</th><th>[[User|利用者]]</th><th>[[Note|備考]]</th></tr></thead><tbody>{{#rows}}<tr><td>{{what}}</td><td>{{host}}</td><td>{{#group}}{{group}}{{/group}}</td><td>{{#owner}}{{owner}}{{/owner}}</td><td>{{#hostNote}}{{hostNote}}{{/hostNote}}</td></tr>{{/rows}}</tbody></table>{{#more}}<p class="muted">{{.}}</p>{{/more}}</section>{{/hasPlan}}
        """#)
}
