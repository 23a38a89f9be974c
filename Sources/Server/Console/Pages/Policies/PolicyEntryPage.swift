import Accounts
import Detection
import Hummingbird
import PolicyFiles
import Storage
import Watches

/// One entry of a list of the policy: a registered key, a program, an exclusion.
enum PolicyEntryPage: Page {
    /// - Parameter id: Empty for a new one.
    static func address(_ watch: WatchName, _ list: String, _ id: String, _ scope: PolicyScope) -> String {
        scope.address("/policies/watch/\(watch.rawValue)/\(list)", [("id", id)])
    }

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/policies/watch/{watch}/{list}", .seePolicies) { asked in
            let (watch, id) = (try PoliciesPage.watch(asked), try asked.query["id"])
            let stand = try await asked.currentStand()
            let list = try list(watch, stand, asked)
            let entry = list.entries.first { $0.id == id }
            if entry == nil, !id.isEmpty { throw HTTPError(.notFound) }
            let model = PolicyEntryModel(
                watch, list, entry, stand, mayChange: asked.may(.changePolicies), asked.reader)
            return .page(model, title: model.title, place: PoliciesPage.place)
        }
        pages.post("/policies/watch/{watch}/{list}", .changePolicies) { asked in
            let (watch, id) = (try PoliciesPage.watch(asked), asked.form["id"])
            let stand = try await asked.editedStand()
            let list = try list(watch, stand, asked)
            let entry = list.entries.first { $0.id == id }
            let fields = entry?.fields ?? list.fresh
            let all = fields.map { ($0, PolicyFieldRow.value($0, of: asked.form)) }
            // Of a new entry only what is said; of another everything, so that what is emptied is empty.
            let values = all.filter { entry != nil || $0.1 != $0.0.value }.map { ($0.0.key, $0.0.kind, $0.1) }
            do throws(PolicyEdit.Faults) {
                let policy = try PolicyEdit(watch, list: list.key, id: id, values).applied(to: stand.policy)
                return try await PoliciesPage.saved(
                    policy, stand, stand.scope.address("/policies/watch/" + watch.rawValue), asked)
            } catch {
                var model = PolicyEntryModel(watch, list, entry, stand, mayChange: true, asked.reader)
                model.show(id, all, error, asked.reader)
                return .page(model, title: model.title, place: PoliciesPage.place, status: .unprocessableContent)
            }
        }
        pages.post("/policies/watch/{watch}/{list}/reset", .changePolicies) { asked in
            let watch = try PoliciesPage.watch(asked)
            let stand = try await asked.editedStand()
            let list = try list(watch, stand, asked)
            let name = PolicyDifference.EntryName(watch: watch, list: list.key, id: asked.form["id"])
            try await asked.save(
                PolicyDifference.print(stand.policy, without: name), onto: stand, comment: "- " + asked.form["id"])
            return .redirect(
                to: stand.scope.address("/policies/watch/" + watch.rawValue),
                notice: Text(en: "The entry was taken back.", ja: "項目を元に戻しました。"))
        }
    }

    private static func list(_ watch: WatchName, _ stand: PolicyStand, _ asked: PageRequest) throws -> PolicyForm.List {
        let key = try asked.part("list")
        guard let list = PolicyForm(watch, stand.policy).lists.first(where: { $0.key == key }) else {
            throw HTTPError(.notFound)
        }
        return list
    }
}

/// One entry, as a form.
struct PolicyEntryModel: PageModel {
    var title: String
    var watch: String
    var back: String
    var group: String
    var groupName: String?
    var list: String
    var explanation: String
    var id: String
    var isNew: Bool
    var mayReset: Bool
    var isStandard: Bool
    var version: String
    var fields: [PolicyFieldRow]
    var mayChange: Bool
    var fault: String?

    init(
        _ watch: WatchName, _ list: PolicyForm.List, _ entry: PolicyForm.Entry?, _ stand: PolicyStand, mayChange: Bool,
        _ reader: Reader
    ) {
        self.watch = watch.rawValue
        back = stand.scope.address("/policies/watch/" + watch.rawValue)
        (group, groupName) = (stand.scope.value, stand.scope.name)
        self.list = list.key
        explanation = list.about[reader]
        id = entry?.id ?? ""
        isNew = entry == nil
        isStandard = entry?.isStandard ?? false
        mayReset = mayChange && (entry?.isChanged ?? false)
        title = WatchTitles.title(watch)[reader] + ": " + (entry?.id ?? Text(en: "new entry", ja: "新しい項目")[reader])
        version = stand.number
        fields = (entry?.fields ?? list.fresh).map { PolicyFieldRow($0, reader) }
        self.mayChange = mayChange
    }

    mutating func show(
        _ id: String, _ values: [(PolicyForm.Field, [String])], _ faults: PolicyEdit.Faults, _ reader: Reader
    ) {
        self.id = id
        fields = values.map { PolicyFieldRow($0.0, value: $0.1, mistakes: faults.all, reader) }
        let own = faults.all.filter { fault in !values.contains { $0.0.key == fault.key } }
        fault =
            own.isEmpty
            ? Text(en: "Nothing was changed: see the fields in red.", ja: "変更は保存されていません。赤い項目を確認してください。")[reader]
            : own.map { $0.text[reader] }.joined(separator: " ")
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>{{title}}</h1>{{#groupName}}<span class="tag">{{.}}</span>{{/groupName}}<span class="when"><a href="{{back}}">[[Back to the watch|監視の設定に戻る]]</a></span></header>
        <p class="muted">{{explanation}}</p>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <form method="post" action="/policies/watch/{{watch}}/{{list}}" class="card policy">{{>token}}<input type="hidden" name="version" value="{{version}}"><input type="hidden" name="group" value="{{group}}">
        {{#isNew}}<div class="field"><label><code>id</code><input name="id" value="{{id}}" maxlength="200" required></label><p class="muted">[[A name of its own, which stays.|ほかと重ならない名前。後から変えられません。]]</p></div>{{/isNew}}{{^isNew}}<input type="hidden" name="id" value="{{id}}">{{/isNew}}
        {{>policyFields}}
        {{#mayChange}}<div class="actions"><input name="comment" maxlength="500" size="40" aria-label="[[Why|変更の理由]]" placeholder="[[Why (for the history)|変更の理由（履歴に残ります）]]"> <button class="button first">[[Save|保存]]</button></div>{{/mayChange}}</form>
        {{#mayReset}}<form method="post" action="/policies/watch/{{watch}}/{{list}}/reset" class="actions">{{>token}}<input type="hidden" name="version" value="{{version}}"><input type="hidden" name="group" value="{{group}}"><input type="hidden" name="id" value="{{id}}"><button class="button danger">{{#isStandard}}[[Back to the default|既定に戻す]]{{/isStandard}}{{^isStandard}}[[Remove|削除]]{{/isStandard}}</button></form>{{/mayReset}}
        """#)
}
