import Accounts
import Detection
import Hummingbird
import Storage

/// The groups of hosts: departments, mostly.
enum GroupsPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/groups", .seeHosts) { asked in try await list(asked, fault: nil) }
        pages.post("/groups", .changeHosts) { asked in
            let name = asked.form["name"]
            guard isGood(name) else { return try await list(asked, fault: odd) }
            do { _ = try await asked.console.groups.addGroup(name) } catch StoreError.conflict {
                return try await list(asked, fault: taken)
            }
            try await asked.record("group.add", subject: name)
            return .redirect(to: "/groups", notice: Text(en: "The group was added.", ja: "部署を追加しました。"))
        }
        pages.post("/groups/{id}/rename", .changeHosts) { asked in
            let (id, name) = (try asked.number("id"), asked.form["name"])
            guard isGood(name) else { return try await list(asked, fault: odd) }
            do { try await asked.console.groups.renameGroup(id, name) } catch StoreError.conflict {
                return try await list(asked, fault: taken)
            }
            try await asked.record("group.rename", subject: "\(id) \(name)")
            return .redirect(to: "/groups", notice: Text(en: "The group was renamed.", ja: "部署の名前を変更しました。"))
        }
        pages.post("/groups/{id}/remove", .changeHosts) { asked in
            let id = try asked.number("id")
            try await asked.console.groups.removeGroup(id)
            try await asked.record("group.remove", subject: String(id))
            return .redirect(
                to: "/groups",
                notice: Text(
                    en: "The group was removed; its hosts are in none now.", ja: "部署を削除しました。所属していた端末は「部署なし」になります。"))
        }
    }

    static func isGood(_ name: String) -> Bool {
        (1...200).contains(name.utf8.count) && !name.unicodeScalars.contains { VisibleText.mustEscape($0) }
    }

    private static let odd = Text(
        en: "A name has 1 to 200 bytes and nothing that cannot be seen.", ja: "名前は1～200バイトで、制御文字は使えません。")
    private static let taken = Text(en: "There is a group of that name already.", ja: "同じ名前の部署がすでにあります。")

    private static func list(_ asked: PageRequest, fault: Text?) async throws -> PageAnswer {
        let model = GroupsModel(
            try await asked.console.groups.groups(), try await asked.console.hosts.hosts(), fault: fault?[asked.reader],
            mayChange: asked.may(.changeHosts))
        return .page(
            model, title: Text(en: "Groups", ja: "部署")[asked.reader], place: "/hosts",
            status: fault == nil ? .ok : .unprocessableContent)
    }
}

/// The groups, in words.
struct GroupsModel: PageModel {
    struct Row: Sendable {
        var id: Int64
        var name: String
        var members: Int
        var address: String
    }

    var rows: [Row]
    var hasRows: Bool
    var fault: String?
    var mayChange: Bool

    init(_ groups: [HostGroup], _ hosts: [HostRecord], fault: String?, mayChange: Bool) {
        let members = Dictionary(grouping: hosts) { $0.group?.id ?? 0 }
        rows = groups.map {
            Row(
                id: $0.id, name: $0.name, members: members[$0.id, default: []].count,
                address: PageAddress.make("/hosts", [("group", String($0.id))]))
        }
        hasRows = !rows.isEmpty
        self.fault = fault
        self.mayChange = mayChange
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Groups|部署]]</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <section class="card">
        {{#hasRows}}<table class="rows"><thead><tr><th>[[Group|部署]]</th><th class="num">[[Hosts|端末]]</th>{{#mayChange}}<th></th>{{/mayChange}}</tr></thead><tbody>{{#rows}}<tr><td><a href="{{address}}">{{name}}</a></td><td class="num">{{members}}</td>{{#mayChange}}<td class="actions"><form class="inline" method="post" action="/groups/{{id}}/rename">{{>token}}<input name="name" value="{{name}}" maxlength="200" required aria-label="[[New name|新しい名前]]"> <button class="button">[[Rename|名前を変更]]</button></form> <form class="inline" method="post" action="/groups/{{id}}/remove">{{>token}}<button class="button danger">[[Remove|削除]]</button></form></td>{{/mayChange}}</tr>{{/rows}}</tbody></table>{{/hasRows}}
        {{^hasRows}}<p class="empty">[[There are no groups yet. They say where a PC belongs, in alerts and rules for notifications.|部署はまだありません。部署を登録すると、アラートに表示され、通知の条件にも使えます。]]</p>{{/hasRows}}</section>
        {{#mayChange}}<form method="post" action="/groups" class="actions">{{>token}}<input name="name" maxlength="200" required aria-label="[[Name of a group|部署名]]" placeholder="[[Name of a group|部署名]]"> <button class="button first">[[Add|追加]]</button> <a class="button" href="/hosts-import">[[Import from CSV|CSVから取り込む]]</a></form>{{/mayChange}}
        """#)
}
