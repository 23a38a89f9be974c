import Accounts
import Detection
import Storage

/// The list of people, in words.
struct PeopleModel: PageModel {
    var rows: [PersonRow]
    var mayChange: Bool
    var roles: [RoleChoice]
    /// What was typed before, and why it was not taken.
    var name = ""
    var fault: String?

    /// - Parameter role: The one that was chosen before.
    init(
        _ accounts: [Account], factors: Set<Int64>, mayChange: Bool, role: Role = .analyst, _ reader: Reader
    ) {
        rows = accounts.map { PersonRow($0, hasFactor: factors.contains($0.id), reader) }
        self.mayChange = mayChange
        roles = Role.allCases.map { RoleChoice($0, chosen: role, reader) }
    }
}

/// An account on one line.
struct PersonRow: Sendable {
    var personAddress: String
    var personName: String
    var personRole: String
    /// Nil where all is as it should be.
    var state: String?
    var isOff: Bool
    var hasFactor: Bool
    var lastSignIn: Moment?

    init(_ account: Account, hasFactor: Bool, _ reader: Reader) {
        personAddress = "/people/\(account.id)"
        personName = account.name
        personRole = RoleTitles.title(account.role)[reader]
        isOff = account.disabled
        if account.disabled {
            state = Text(en: "disabled", ja: "無効")[reader]
        } else if account.mustChangePassword {
            state = Text(en: "one-time password", ja: "ワンタイムパスワード")[reader]
        }
        self.hasFactor = hasFactor
        lastSignIn = account.lastSignIn.map { Moment($0, reader) }
    }
}

/// A role to be chosen, with what it may do.
struct RoleChoice: Sendable {
    var value: String
    var text: String
    var explanation: String
    var isChosen: Bool

    init(_ role: Role, chosen: Role, _ reader: Reader) {
        value = role.rawValue
        text = RoleTitles.title(role)[reader]
        explanation = Self.explanation(role)[reader]
        isChosen = role == chosen
    }

    private static func explanation(_ role: Role) -> Text {
        switch role {
        case .administrator: Text(en: "everything", ja: "すべての操作")
        case .analyst:
            Text(
                en: "alerts, logs, hosts, exceptions, import; changes no policies and no people",
                ja: "アラート・ログ・端末・例外・取り込み。ポリシーと利用者は変更できません")
        case .viewer: Text(en: "sees alerts and hosts; no logs of persons", ja: "アラートと端末の閲覧のみ。個人のログは見られません")
        case .auditor: Text(en: "sees the audit log and who may do what", ja: "監査ログと利用者一覧の閲覧のみ")
        }
    }
}
