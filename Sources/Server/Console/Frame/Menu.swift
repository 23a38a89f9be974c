import Accounts
import Detection
import Storage

/// The places of the console, in the order of the menu.
enum Menu {
    /// A place of the menu, and what one has to be allowed to see it there.
    struct Place: Sendable {
        var name: Text
        var address: String
        var permission: Permission
    }

    struct Group: Sendable {
        var head: Text?
        var places: [Place]
    }

    static let groups: [Group] = [
        Group(
            head: nil,
            places: [
                Place(name: Text(en: "Dashboard", ja: "ダッシュボード"), address: "/", permission: .seeAlerts),
                Place(name: Text(en: "Alerts", ja: "アラート"), address: "/alerts", permission: .seeAlerts),
                Place(name: Text(en: "Hosts", ja: "端末"), address: "/hosts", permission: .seeHosts),
                Place(name: AgentsPage.title, address: "/agents", permission: .seeHosts),
                Place(name: Text(en: "Import", ja: "取り込み"), address: "/imports", permission: .importLogs),
            ]),
        Group(
            head: Text(en: "Logs", ja: "ログ"),
            places: [Place(name: Text(en: "All logs", ja: "すべてのログ"), address: "/logs", permission: .seeLogs)]
                + LogTitles.all.map {
                    Place(name: $0.title, address: "/logs?log=" + $0.log.name, permission: .seeLogs)
                }),
        Group(
            head: Text(en: "Settings", ja: "設定"),
            places: [
                Place(name: Text(en: "Policies", ja: "ポリシー"), address: "/policies", permission: .seePolicies),
                Place(name: Text(en: "Exceptions", ja: "例外"), address: "/exceptions", permission: .makeExceptions),
                Place(
                    name: Text(en: "Notifications", ja: "通知"), address: "/notifications", permission: .seeNotifications),
                Place(name: Text(en: "People", ja: "利用者"), address: "/people", permission: .seePeople),
                Place(name: Text(en: "Audit log", ja: "監査ログ"), address: "/audit", permission: .seeAudit),
                Place(name: Text(en: "Server settings", ja: "全体の設定"), address: "/settings", permission: .changePeople),
            ]),
    ]

    /// What somebody of a role sees.
    ///
    /// - Parameters:
    ///   - place: The address in the menu that the page belongs to.
    ///   - counts: What waits, by address.
    static func sections(
        _ role: Role, at place: String, counts: [String: Int], _ language: Language
    ) -> [MenuSection] {
        groups.compactMap { group in
            let items = group.places.filter { role.may($0.permission) }.map {
                MenuItem(
                    name: $0.name[language], address: $0.address, isCurrent: $0.address == place,
                    count: counts[$0.address].flatMap { $0 > 0 ? ($0 > 999 ? "999+" : String($0)) : nil })
            }
            return items.isEmpty ? nil : MenuSection(head: group.head?[language], items: items)
        }
    }
}
