import Accounts
import Detection
import Errands
import Events
import Intake
import Storage

/// `mitsuke user list`
struct UserListErrand: StoreErrand {
    static let name = "user-list"

    var isText: Bool

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        var text = TextBuffer()
        for account in try await store.people.accounts.accounts() {
            let line = AccountLine(account: account, hasSecondFactor: try await Self.hasSecondFactor(store, account))
            if isText { line.appendText(to: &text, caller) } else { line.appendJSON(to: &text) }
            text.append(byte: 10)
        }
        _ = await reply.write(text.bytes)
        return 0
    }

    private static func hasSecondFactor(_ store: OpenStore, _ account: Account) async throws -> Bool {
        do { _ = try await store.people.secondFactors.secondFactor(of: account.id) } catch StoreError.notFound {
            return false
        }
        return true
    }
}

/// `mitsuke user add`, `role`, `password`, …: a change of one account.
struct UserChangeErrand: StoreErrand {
    static let name = "user-change"

    enum Change: String, Codable {
        case add, password, role, disable, enable
        case secondFactorOff = "second-factor-off"
    }

    var account: String
    var change: Change
    /// For ``Change/add`` and ``Change/role``.
    var role: String?

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        let now: @Sendable () -> Timestamp = { .now }
        let changes = AccountChanges(
            accounts: store.people.accounts, factors: store.people.secondFactors,
            checks: PasswordChecks(PasswordHash()), audit: AuditLog(store.people.audit, now: now), now: now)
        // Nobody is signed in here; the machine knows who it is.
        let author = AccountChanges.Author(name: "mitsuke (\(caller.name))", address: "")
        do {
            let text = try await make(changes, author)
            _ = await reply.write(Array((text[caller.language] + "\n").utf8))
            return 0
        } catch let fault as AccountChanges.Fault {
            await reply.complain(VisibleText.escaped(account) + ": " + fault.text[caller.language])
            return 1
        }
    }

    private func make(_ changes: AccountChanges, _ author: AccountChanges.Author) async throws -> Text {
        let shown = VisibleText.escaped(AccountName.tidied(account))
        let role = role.flatMap { Role(rawValue: $0) } ?? .viewer
        switch change {
        case .add: return OneTimePassword.text(try await changes.add(account, role: role, by: author).password, shown)
        case .password: return OneTimePassword.text(try await changes.resetPassword(account, by: author), shown)
        case .role:
            try await changes.setRole(account, role, by: author)
            return Text(en: "\(shown) is now \(role.rawValue).", ja: "\(shown) の権限を \(role.rawValue) に変更しました。")
        case .disable:
            try await changes.setDisabled(account, true, by: author)
            return Text(en: "\(shown) is disabled.", ja: "\(shown) を無効にしました。")
        case .enable:
            try await changes.setDisabled(account, false, by: author)
            return Text(en: "\(shown) is enabled.", ja: "\(shown) を有効にしました。")
        case .secondFactorOff:
            try await changes.turnOffSecondFactor(account, by: author)
            return Text(en: "\(shown) signs in with the password alone now.", ja: "\(shown) の2要素認証を解除しました。")
        }
    }
}

extension OneTimePassword {
    fileprivate static func text(_ password: Concealed, _ name: String) -> Text {
        Text(
            en:
                "One-time password of \(name): \(password.exposed)\nIt is shown this once, is good for two weeks, and has to be changed at sign-in.",
            ja: "\(name) のワンタイムパスワード: \(password.exposed)\n表示されるのは今回限りです。有効期間は2週間で、サインイン時に変更が必要です。")
    }
}
