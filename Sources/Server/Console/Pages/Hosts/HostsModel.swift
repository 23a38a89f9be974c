import Detection
import Events
import Storage

/// The hosts, in words.
struct HostsModel: PageModel {
    struct Row: Sendable {
        var host: String
        var hostAddress: String
        var group: String?
        var owner: String?
        var hostNote: String?
        var open: Int?
        var alertsAddress: String
        var seen: Moment?
        var silence: String?
    }

    struct Choice: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    var rows: [Row]
    var isEmpty: Bool
    var count: Int
    var hasAny: Bool
    var filter: HostFilter
    var groupChoices: [Choice]
    var mayChange: Bool

    init(
        _ hosts: [HostRecord], _ groups: [HostGroup], open: [String: Int], _ filter: HostFilter, now: Timestamp,
        mayChange: Bool, _ reader: Reader
    ) {
        self.filter = filter
        self.mayChange = mayChange
        hasAny = !hosts.isEmpty
        let wanted = filter.text.lowercased()
        let shown = hosts.filter { host in
            let texts = [host.name, host.owner, host.note, host.group?.name ?? ""]
            guard wanted.isEmpty || texts.contains(where: { $0.lowercased().contains(wanted) }) else { return false }
            switch filter.group {
            case "": break
            case "none": if host.group != nil { return false }
            default: if host.group.map({ String($0.id) }) != filter.group { return false }
            }
            return !filter.silent || Self.isSilent(host, now)
        }
        rows = shown.map { host in
            Row(
                host: host.name, hostAddress: "/hosts/" + PageAddress.escaped(host.name), group: host.group?.name,
                owner: host.owner.isEmpty ? nil : host.owner, hostNote: host.note.isEmpty ? nil : host.note,
                open: open[host.name.lowercased()],
                alertsAddress: PageAddress.make("/alerts", [("host", host.name)]),
                seen: host.last.map { Moment($0, reader) },
                silence: Self.isSilent(host, now)
                    ? host.last.map { SpanWords.words(now.seconds(since: $0), reader) }
                        ?? Text(en: "nothing yet", ja: "記録なし")[reader] : nil)
        }
        isEmpty = rows.isEmpty
        count = rows.count
        groupChoices =
            [
                Choice(value: "", text: Text(en: "All groups", ja: "すべての部署")[reader], isChosen: filter.group.isEmpty),
                Choice(value: "none", text: Text(en: "In none", ja: "部署なし")[reader], isChosen: filter.group == "none"),
            ]
            + groups.map { Choice(value: String($0.id), text: $0.name, isChosen: filter.group == String($0.id)) }
    }

    private static func isSilent(_ host: HostRecord, _ now: Timestamp) -> Bool {
        guard let last = host.last else { return true }
        return now.seconds(since: last) > DashboardPage.silentSeconds
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Hosts|端末]]</h1><span class="muted">[[{{count}} shown|{{count}} 台を表示]]</span><span class="when"><a href="/groups">[[Groups|部署]]</a>{{#mayChange}} ・ <a href="/hosts-import">[[Import from CSV|CSVから取り込む]]</a>{{/mayChange}}</span></header>
        <form class="filters" method="get" action="/hosts">{{#filter}}
        <label>[[Name, user or note|端末名・利用者・備考]]<input type="search" name="text" value="{{text}}" maxlength="255"></label>
        <label>[[Group|部署]]<select name="group">{{#groupChoices}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/groupChoices}}</select></label>
        <label class="check"><input type="checkbox" name="silent" value="1"{{#silent}} checked{{/silent}}>[[Only silent for more than a day|1日以上記録のない端末のみ]]</label>{{/filter}}
        <button class="button">[[Show|表示]]</button></form>
        <section class="card" id="hosts" data-live="alerts imports">
        {{^isEmpty}}<div class="scroll"><table class="rows"><thead><tr><th>[[Host|端末]]</th><th>[[Group|部署]]</th><th>[[User|利用者]]</th><th class="num">[[Open alerts|未完了のアラート]]</th><th>[[Last record|最後の記録]]</th><th>[[Silent for|記録のない期間]]</th></tr></thead>
        <tbody>{{#rows}}<tr data-address="{{hostAddress}}"><td><a href="{{hostAddress}}">{{host}}</a>{{#hostNote}}<br><span class="muted">{{hostNote}}</span>{{/hostNote}}</td><td>{{#group}}{{group}}{{/group}}</td><td>{{#owner}}{{owner}}{{/owner}}</td><td class="num">{{#open}}<a href="{{alertsAddress}}">{{open}}</a>{{/open}}</td><td class="when">{{#seen}}{{>time}}{{/seen}}</td><td>{{#silence}}{{silence}}{{/silence}}</td></tr>{{/rows}}</tbody></table></div>{{/isEmpty}}
        {{#isEmpty}}<p class="empty">{{#hasAny}}[[No host is like this.|条件に合う端末はありません。]] <a href="/hosts">[[Show all|すべて表示]]</a>{{/hasAny}}{{^hasAny}}[[Hosts appear with their first records.|端末は、最初の記録が届くとここに表示されます。]] <a href="/imports">[[Import recordings|記録を取り込む]]</a>{{/hasAny}}</p>{{/isEmpty}}</section>
        {{#mayChange}}<form method="post" action="/hosts" class="actions">{{>token}}<input name="name" maxlength="255" required aria-label="[[Name of a host|端末名]]" placeholder="[[Name of a host|端末名]]"> <button class="button">[[Add it before its first record|記録が届く前に登録]]</button></form>{{/mayChange}}
        """#)
}
