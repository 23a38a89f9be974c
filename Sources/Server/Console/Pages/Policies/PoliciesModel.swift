import Detection
import PolicyFiles
import Storage
import Watches

/// The five watches and what was changed of them.
struct PoliciesModel: PageModel {
    struct Card: Sendable {
        var mark: WatchMark
        var address: String
        var about: String
        var isOn: Bool
        var changes: String
        var rules: [String]
    }

    /// A place where a policy counts.
    struct Choice: Sendable {
        var name: String
        var address: String
        var isChosen: Bool
        var isOwn: Bool
    }

    var cards: [Card]
    var standing: String
    var choices: [Choice]
    var hasChoices: Bool
    var history: String
    var file: String
    /// Of the group that is looked at.
    var groupName: String?
    var group: String
    var version: String
    /// What its own policy began as.
    var basis: String?
    /// A group without a policy of its own.
    var isGeneral: Bool
    var mayBegin: Bool
    var mayRemove: Bool

    init(
        _ stand: PolicyStand, in scope: PolicyScope, _ groups: [HostGroup], _ numbers: PolicyNumbers, mayChange: Bool,
        _ reader: Reader
    ) {
        let isOwn = stand.scope.group != nil
        choices =
            [
                Choice(
                    name: Text(en: "everywhere", ja: "全体")[reader], address: "/policies", isChosen: scope.group == nil,
                    isOwn: false)
            ]
            + groups.map {
                Choice(
                    name: $0.name, address: PolicyScope(group: $0).address("/policies"),
                    isChosen: $0.id == scope.group?.id, isOwn: numbers.groups[$0.id] != nil)
            }
        hasChoices = !groups.isEmpty
        history = scope.address("/policies/history")
        file = stand.scope.address("/policies/file")
        (groupName, group, version) = (scope.name, scope.value, stand.number)
        isGeneral = scope.group != nil && !isOwn
        mayBegin = mayChange && isGeneral
        mayRemove = mayChange && isOwn
        basis =
            !isOwn
            ? nil
            : stand.version?.heading.basedOn.map {
                $0 == 0
                    ? Text(
                        en: "A whole policy, in place of the general one. It began as the default.",
                        ja: "全体のポリシーの代わりに適用されます（既定のポリシーから作成）。")[reader]
                    : Text(
                        en: "A whole policy, in place of the general one. It began as version \($0) of that.",
                        ja: "全体のポリシーの代わりに適用されます（全体の第\($0)版から作成）。")[reader]
            }
        cards = WatchName.allCases.map { watch in
            let form = PolicyForm(watch, stand.policy)
            let count =
                form.fields.count(where: \.isChanged) + form.lists.flatMap(\.entries).count(where: \.isChanged)
            return Card(
                mark: WatchMark(watch, reader), address: stand.scope.address("/policies/watch/" + watch.rawValue),
                about: form.about.paragraph(reader),
                isOn: form.fields.first { $0.key == "enabled" }?.value != ["false"],
                changes: count == 0
                    ? Text(en: "as in the default", ja: "既定のまま")[reader]
                    : Text(en: "\(count) changes to the default", ja: "既定からの変更 \(count) 件")[reader],
                rules: form.rules.map { $0.name[reader] })
        }
        standing =
            stand.version.map {
                let time = Moment($0.heading.time, reader).text
                return Text(
                    en: "Version \($0.heading.number), by \($0.heading.author), \(time)",
                    ja: "第\($0.heading.number)版 ・ \($0.heading.author) ・ \(time)")[reader]
            } ?? Text(en: "The default policy; nothing was changed yet.", ja: "既定のポリシー（変更なし）")[reader]
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Policies|ポリシー]]</h1><span class="muted">{{standing}}</span><span class="when"><a href="{{history}}">[[History|変更履歴]]</a>{{^isGeneral}} ・ <a href="{{file}}">[[As a file (YAML)|ファイル（YAML）で編集]]</a>{{/isGeneral}}</span></header>
        {{#hasChoices}}<nav class="tabs" aria-label="[[Where it counts|適用範囲]]">{{#choices}}<a href="{{address}}"{{#isChosen}} aria-current="page"{{/isChosen}}>{{name}}{{#isOwn}} <span class="tag">[[own|専用]]</span>{{/isOwn}}</a>{{/choices}}</nav>{{/hasChoices}}
        {{#isGeneral}}<section class="card"><p>[[The general policy counts in this group.|この部署には、全体のポリシーが適用されています。]]</p>{{#mayBegin}}<form method="post" action="/policies/groups/{{group}}" class="actions">{{>token}}<button class="button first">[[Give it a policy of its own|専用のポリシーを作成]]</button></form>{{/mayBegin}}</section>{{/isGeneral}}
        {{#basis}}<section class="card"><p>{{.}}</p>{{#mayRemove}}<form method="post" action="/policies/groups/{{group}}/remove" class="actions">{{>token}}<input type="hidden" name="version" value="{{version}}"><input name="comment" maxlength="500" size="40" aria-label="[[Why|変更の理由]]" placeholder="[[Why (for the history)|変更の理由（履歴に残ります）]]"> <button class="button danger">[[Remove it: the general policy counts again|削除して全体のポリシーに戻す]]</button></form>{{/mayRemove}}</section>{{/basis}}
        {{^isGeneral}}<div class="grid">{{#cards}}<section class="card w6"><h2>{{#mark}}{{>watch}}{{/mark}} {{^isOn}}<span class="tag">[[off|無効]]</span>{{/isOn}}</h2><p>{{about}}</p><p class="muted">{{changes}}</p>
        <details><summary>[[What it finds|検出する内容]]</summary><ul>{{#rules}}<li>{{.}}</li>{{/rules}}</ul></details>
        <p><a class="button" href="{{address}}">[[Look and change|表示・変更]]</a></p></section>{{/cards}}</div>{{/isGeneral}}
        """#)
}
