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

    var cards: [Card]
    var standing: String

    init(_ stand: PolicyStand, _ reader: Reader) {
        cards = WatchName.allCases.map { watch in
            let form = PolicyForm(watch, stand.policy)
            let count =
                form.fields.count(where: \.isChanged) + form.lists.flatMap(\.entries).count(where: \.isChanged)
            return Card(
                mark: WatchMark(watch, reader), address: "/policies/watch/" + watch.rawValue,
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
        <header class="page"><h1>[[Policies|ポリシー]]</h1><span class="muted">{{standing}}</span><span class="when"><a href="/policies/history">[[History|変更履歴]]</a> ・ <a href="/policies/file">[[As a file (YAML)|ファイル（YAML）で編集]]</a></span></header>
        <div class="grid">{{#cards}}<section class="card w6"><h2>{{#mark}}{{>watch}}{{/mark}} {{^isOn}}<span class="tag">[[off|無効]]</span>{{/isOn}}</h2><p>{{about}}</p><p class="muted">{{changes}}</p>
        <details><summary>[[What it finds|検出する内容]]</summary><ul>{{#rules}}<li>{{.}}</li>{{/rules}}</ul></details>
        <p><a class="button" href="{{address}}">[[Look and change|表示・変更]]</a></p></section>{{/cards}}</div>
        """#)
}
