import Detection
import PolicyFiles
import Storage
import Watches

/// What the policy says of one watch: its fields as a form, its lists as tables.
struct PolicyWatchModel: PageModel {
    struct Row: Sendable {
        var id: String
        var address: String
        var headingText: String
        var summary: String
        var isOff: Bool
        var isOwn: Bool
        var isAltered: Bool
    }

    struct Table: Sendable {
        var name: String
        var explanation: String
        var rows: [Row]
        var hasRows: Bool
        var count: Int
        var newAddress: String
    }

    var title: String
    var watch: String
    var back: String
    var group: String
    var groupName: String?
    var about: String
    var version: String
    var fields: [PolicyFieldRow]
    var tables: [Table]
    var mayChange: Bool
    var fault: String?
    var comment = ""

    init(_ watch: WatchName, _ stand: PolicyStand, mayChange: Bool, _ reader: Reader) {
        let form = PolicyForm(watch, stand.policy)
        title = WatchTitles.title(watch)[reader]
        self.watch = watch.rawValue
        back = stand.scope.address("/policies")
        (group, groupName) = (stand.scope.value, stand.scope.name)
        about = form.about.paragraph(reader)
        version = stand.number
        fields = form.fields.map { PolicyFieldRow($0, reader) }
        self.mayChange = mayChange
        tables = form.lists.map { list in
            let rows = list.entries.map { Self.row($0, watch, list.key, stand.scope) }
            // What somebody changed is what somebody looks for.
            let sorted = rows.filter { $0.isOwn || $0.isAltered } + rows.filter { !$0.isOwn && !$0.isAltered }
            return Table(
                name: list.key, explanation: list.about[reader], rows: sorted, hasRows: !rows.isEmpty,
                count: rows.count,
                newAddress: PolicyEntryPage.address(watch, list.key, "", stand.scope))
        }
    }

    /// Shows what was sent, with what is wrong with it.
    mutating func show(_ values: [[String]], _ faults: PolicyEdit.Faults, _ form: PolicyForm, _ reader: Reader) {
        fields = zip(form.fields, values).map { PolicyFieldRow($0, value: $1, mistakes: faults.all, reader) }
        let own = faults.all.filter { fault in !form.fields.contains { $0.key == fault.key } }
        fault =
            own.isEmpty
            ? Text(en: "Nothing was changed: see the fields in red.", ja: "変更は保存されていません。赤い項目を確認してください。")[reader]
            : own.map { $0.text[reader] }.joined(separator: " ")
    }

    private static func row(
        _ entry: PolicyForm.Entry, _ watch: WatchName, _ list: String, _ scope: PolicyScope
    ) -> Row {
        let said = entry.fields.filter { $0.key != "enabled" && $0.key != "group" && $0.key != "reason" }
            .flatMap(\.value).filter { !$0.isEmpty && $0 != "false" && $0 != "true" && $0 != "none" }
        return Row(
            id: entry.id, address: PolicyEntryPage.address(watch, list, entry.id, scope), headingText: entry.heading,
            summary: said.prefix(4).joined(separator: " ・ "), isOff: !entry.isEnabled, isOwn: !entry.isStandard,
            isAltered: entry.isStandard && entry.isChanged)
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>{{title}}</h1>{{#groupName}}<span class="tag">{{.}}</span>{{/groupName}}<span class="when"><a href="{{back}}">[[All watches|すべての監視]]</a></span></header>
        <p>{{about}}</p>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <form method="post" action="/policies/watch/{{watch}}" class="card policy">{{>token}}<input type="hidden" name="version" value="{{version}}"><input type="hidden" name="group" value="{{group}}">
        {{>policyFields}}
        {{#mayChange}}<div class="actions"><input name="comment" value="{{comment}}" maxlength="500" size="40" aria-label="[[Why|変更の理由]]" placeholder="[[Why (for the history)|変更の理由（履歴に残ります）]]"> <button class="button first">[[Save|保存]]</button></div>{{/mayChange}}</form>
        {{#tables}}<section class="card"><h2><code>{{name}}</code> <span class="muted">{{count}}</span></h2><p class="muted">{{explanation}}</p>
        {{#mayChange}}<p><a class="button" href="{{newAddress}}">[[Add one|追加]]</a></p>{{/mayChange}}
        {{#hasRows}}<details{{#fault}}{{/fault}} open><summary>[[Entries|項目]]</summary><div class="scroll"><table class="rows"><tbody>{{#rows}}<tr data-address="{{address}}"><td class="when"><a href="{{address}}">{{id}}</a></td><td>{{#isOwn}}<span class="tag">[[added|追加]]</span>{{/isOwn}}{{#isAltered}}<span class="tag">[[changed|変更]]</span>{{/isAltered}}{{#isOff}}<span class="tag">[[off|無効]]</span>{{/isOff}}{{headingText}}</td><td class="mono">{{summary}}</td></tr>{{/rows}}</tbody></table></div></details>{{/hasRows}}</section>{{/tables}}
        """#)
}
