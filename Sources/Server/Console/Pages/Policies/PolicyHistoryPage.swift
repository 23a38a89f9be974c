import Accounts
import Detection
import Hummingbird
import PolicyFiles
import Storage

/// The versions of the policy: who changed what, and back to one of them; and the policy as a file.
enum PolicyHistoryPage: Page {
    private static let title = Text(en: "History of the policy", ja: "ポリシーの変更履歴")
    private static let fileTitle = Text(en: "Policy as a file", ja: "ポリシーのファイル")

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/policies/history", .seePolicies) { asked in
            let scope = try await asked.policyScope(try asked.query["group"])
            let versions = try await asked.console.policies.versions(of: scope.group?.id, limit: 200)
            return .page(
                PolicyHistoryModel(versions, scope, asked.reader), title: title[asked.reader], place: PoliciesPage.place
            )
        }
        pages.get("/policies/history/{number}", .seePolicies) { asked in
            let number = try asked.number("number")
            let version = try await asked.console.policies.version(number)
            let before = try await asked.console.policies.before(version.heading)?.yaml ?? ""
            let group = version.heading.group
            let current = try await asked.console.policies.current(of: group?.id)?.heading.number
            let groups = try await asked.console.groups.groups()
            let isThere = group == nil || groups.contains { $0.id == group?.id }
            let model = PolicyVersionModel(
                version, before: before,
                mayRestore: asked.may(.changePolicies) && current != number && isThere && !version.heading.isRemoval,
                asked.reader)
            return .page(model, title: model.title, place: PoliciesPage.place)
        }
        pages.post("/policies/history/{number}/restore", .changePolicies) { asked in
            let number = try asked.number("number")
            let old = try await asked.console.policies.version(number)
            guard !old.heading.isRemoval else { throw HTTPError(.notFound) }
            let scope = try await asked.policyScope(old.heading.group.map { String($0.id) } ?? "")
            let current = try await asked.console.policies.current(of: scope.group?.id)?.heading.number
            try await asked.save(old.yaml, in: scope, onto: current, comment: "= \(number)")
            return .redirect(
                to: scope.address("/policies"),
                notice: Text(en: "Version \(number) counts again, as a new one.", ja: "第\(number)版の内容を、新しい版として適用しました。"))
        }
        pages.get("/policies/file", .seePolicies) { asked in
            let stand = try await asked.currentStand()
            let model = PolicyFileModel(
                stand.version?.yaml ?? "{}\n", stand, mayChange: asked.may(.changePolicies), mistakes: [])
            return .page(model, title: fileTitle[asked.reader], place: PoliciesPage.place)
        }
        pages.post("/policies/file", .changePolicies) { asked in
            let stand = try await asked.editedStand()
            let yaml = (asked.form.raw("yaml") ?? "").replacing("\r\n", with: "\n")
            var mistakes: [String] = []
            do {
                try await asked.save(yaml, onto: stand, comment: asked.form["comment"])
                return .redirect(
                    to: stand.scope.address("/policies"),
                    notice: Text(en: "The policy was changed.", ja: "ポリシーを変更しました。"))
            } catch let problems as PolicyProblems {
                mistakes = problems.lines(asked.language)
            } catch StoreError.conflict {
                mistakes = [
                    Text(en: "Somebody else changed the policy meanwhile.", ja: "その間に、ほかの人がポリシーを変更しました。")[asked.reader]
                ]
            }
            let model = PolicyFileModel(yaml, stand, mayChange: true, mistakes: mistakes)
            return .page(
                model, title: fileTitle[asked.reader], place: PoliciesPage.place, status: .unprocessableContent)
        }
    }
}

/// All versions.
struct PolicyHistoryModel: PageModel {
    struct Row: Sendable {
        var number: Int64
        var when: Moment
        var author: String
        var comment: String
        var isRemoval: Bool
    }

    var rows: [Row]
    var hasRows: Bool
    var back: String
    var groupName: String?

    init(_ versions: [PolicyVersion.Heading], _ scope: PolicyScope, _ reader: Reader) {
        (back, groupName) = (scope.address("/policies"), scope.name)
        rows = versions.map {
            Row(
                number: $0.number, when: Moment($0.time, reader), author: $0.author, comment: $0.comment,
                isRemoval: $0.isRemoval)
        }
        hasRows = !rows.isEmpty
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[History of the policy|ポリシーの変更履歴]]</h1>{{#groupName}}<span class="tag">{{.}}</span>{{/groupName}}<span class="when"><a href="{{back}}">[[Policies|ポリシー]]</a></span></header>
        <section class="card">{{#hasRows}}<table class="rows"><thead><tr><th>[[Version|版]]</th><th>[[When|日時]]</th><th>[[By|変更した人]]</th><th>[[Why|理由]]</th></tr></thead><tbody>{{#rows}}<tr data-address="/policies/history/{{number}}"><td><a href="/policies/history/{{number}}">{{number}}</a></td><td class="when">{{#when}}{{>time}}{{/when}}</td><td>{{author}}</td><td>{{#isRemoval}}<span class="tag">[[removed|削除]]</span> {{/isRemoval}}{{comment}}</td></tr>{{/rows}}</tbody></table>{{/hasRows}}{{^hasRows}}<p class="empty">{{^groupName}}[[The default policy counts; nothing was changed yet.|まだ変更はありません。既定のポリシーが適用されています。]]{{/groupName}}{{#groupName}}[[The group has never had a policy of its own.|この部署に専用のポリシーが作成されたことはありません。]]{{/groupName}}</p>{{/hasRows}}</section>
        """#)
}

/// One version, and what it changed.
struct PolicyVersionModel: PageModel {
    struct Line: Sendable {
        var same: String?
        var added: String?
        var removed: String?
    }

    var title: String
    var number: Int64
    var who: String
    var when: Moment
    var comment: String
    var lines: [Line]
    var mayRestore: Bool
    var groupName: String?
    var history: String

    init(_ version: PolicyVersion, before: String, mayRestore: Bool, _ reader: Reader) {
        number = version.heading.number
        title = Text(en: "Policy, version \(number)", ja: "ポリシー 第\(number)版")[reader]
        who = version.heading.author
        when = Moment(version.heading.time, reader)
        comment = version.heading.comment
        lines = Self.difference(from: before, to: version.yaml)
        self.mayRestore = mayRestore
        let scope = PolicyScope(group: version.heading.group)
        (groupName, history) = (scope.name, scope.address("/policies/history"))
    }

    /// Line by line, what was taken away before what was put in its place.
    static func difference(from before: String, to after: String) -> [Line] {
        let old = before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let new = after.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let change = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for step in change {
            switch step {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var (lines, at): ([Line], Int) = ([], 0)
        for (index, line) in new.enumerated() {
            while removed.contains(at) {
                lines.append(Line(removed: old[at]))
                at += 1
            }
            if inserted.contains(index) {
                lines.append(Line(added: line))
            } else {
                lines.append(Line(same: line))
                at += 1
            }
        }
        lines += old.indices.dropFirst(at).filter { removed.contains($0) }.map { Line(removed: old[$0]) }
        return lines
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>{{title}}</h1>{{#groupName}}<span class="tag">{{.}}</span>{{/groupName}}<span class="muted">{{who}} ・ {{#when}}{{>time}}{{/when}}</span><span class="when"><a href="{{history}}">[[History|変更履歴]]</a></span></header>
        <section class="card"><p>{{comment}}</p><pre>{{#lines}}{{#same}}  {{same}}{{/same}}{{#added}}<ins>+ {{added}}</ins>{{/added}}{{#removed}}<del>- {{removed}}</del>{{/removed}}&#10;{{/lines}}</pre></section>
        {{#mayRestore}}<form method="post" action="/policies/history/{{number}}/restore" class="actions">{{>token}}<button class="button">[[Let this version count again|この版に戻す]]</button></form>{{/mayRestore}}
        """#)
}

/// The policy as a file, for those who would rather write.
struct PolicyFileModel: PageModel {
    var lines: [String]
    var rowCount: Int
    var version: String
    var mayChange: Bool
    var mistakes: [String]
    var hasMistakes: Bool
    var group: String
    var groupName: String?

    init(_ yaml: String, _ stand: PolicyStand, mayChange: Bool, mistakes: [String]) {
        lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        rowCount = min(max(12, lines.count + 3), 50)
        version = stand.number
        self.mayChange = mayChange
        self.mistakes = mistakes
        hasMistakes = !mistakes.isEmpty
        (group, groupName) = (stand.scope.value, stand.scope.name)
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Policy as a file|ポリシーのファイル]]</h1>{{#groupName}}<span class="tag">{{.}}</span>{{/groupName}}<span class="when"><a href="/policies">[[Policies|ポリシー]]</a></span></header>
        <p class="muted">[[Only what differs from the default stands here, as in a file for <code>mitsuke analyze --policy</code>; <code>mitsuke policy default</code> prints all of it with explanations.|既定と異なる部分だけを書きます。<code>mitsuke analyze --policy</code> のファイルと同じ形式で、<code>mitsuke policy default</code> ですべての項目と説明を表示できます。]]</p>
        {{#hasMistakes}}<div class="notice bad" role="alert"><p>[[Nothing was changed:|変更は保存されていません。]]</p><ul>{{#mistakes}}<li class="mono">{{.}}</li>{{/mistakes}}</ul></div>{{/hasMistakes}}
        <form method="post" action="/policies/file" class="card stack">{{>token}}<input type="hidden" name="version" value="{{version}}"><input type="hidden" name="group" value="{{group}}">
        <label>YAML<textarea name="yaml" rows="{{rowCount}}" spellcheck="false">{{#lines}}{{.}}&#10;{{/lines}}</textarea></label>
        {{#mayChange}}<div class="actions"><input name="comment" maxlength="500" size="40" aria-label="[[Why|変更の理由]]" placeholder="[[Why (for the history)|変更の理由（履歴に残ります）]]"> <button class="button first">[[Save|保存]]</button></div>{{/mayChange}}</form>
        """#)
}
