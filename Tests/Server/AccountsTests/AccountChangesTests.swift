import Detection
import Events
import Storage
import Testing

@testable import Accounts

@Suite struct AccountChangesTests {
    private let here: TemporaryPeople
    private let admin = AccountChanges.Author(name: "admin", address: "192.0.2.9")

    init() throws {
        here = try TemporaryPeople()
    }

    private var changes: AccountChanges { here.people.changes }

    @Test("adds an account with a password that is good once")
    func add() async throws {
        let (account, password) = try await changes.add(" 佐藤 ", role: .viewer, by: admin)
        #expect(account.name == "佐藤" && account.mustChangePassword)
        guard case .signedIn(let session) = try await here.signIn("佐藤", password) else { throw StoreError.notFound }
        #expect(session.account.mustChangePassword)
        await #expect(throws: AccountChanges.Fault.taken) { try await changes.add("佐藤", role: .viewer, by: admin) }
        #expect(try await here.trail() == ["account.add admin 佐藤", "signin.accepted 佐藤"])
    }

    @Test("a one-time password is good for two weeks, a chosen one for ever")
    func oneTime() async throws {
        let (account, first) = try await changes.add("sato", role: .viewer, by: admin)
        here.wait(OneTimePassword.seconds - 1)
        #expect(try await here.signIn("sato", first).word == "signed in")
        here.wait(1)
        #expect(try await here.signIn("sato", first).word == "refused")
        #expect(try await here.trail().last == "signin.expired sato")
        let second = try await changes.resetPassword("sato", by: admin)
        #expect(try await here.signIn("sato", second).word == "signed in")
        try await here.people.stores.accounts.setPassword(
            account.id, PasswordHash(cost: 4).make("a password of tests"), mustChange: false, at: here.now)
        here.wait(100 * OneTimePassword.seconds)
        #expect(try await here.signIn("sato", Concealed("a password of tests")).word == "signed in")
    }

    @Test(
        "takes no name that is empty, too long or cannot be seen",
        arguments: ["", "  ", "a\u{0}b", "a\nb", "\u{202E}admin", "a\u{200B}b", String(repeating: "x", count: 65)])
    func names(_ name: String) async {
        await #expect(throws: AccountChanges.Fault.name) { try await changes.add(name, role: .viewer, by: admin) }
    }

    @Test("resets a password: sessions end, and only the new one is good")
    func reset() async throws {
        try await here.add("sato")
        let session = try await here.session("sato").new
        let password = try await changes.resetPassword("SATO", by: admin)
        #expect(try await here.people.sessions.signedIn(session.token.exposed) == nil)
        #expect(try await here.signIn("sato").word == "refused")
        #expect(try await here.signIn("sato", password).word == "signed in")
        #expect(try await here.trail().contains("account.password-reset admin sato"))
        await #expect(throws: AccountChanges.Fault.missing) { try await changes.resetPassword("nobody", by: admin) }
    }

    @Test("never loses the last administrator, by no change")
    func lastAdministrator() async throws {
        try await here.add("admin", .administrator)
        try await here.add("sato")
        await #expect(throws: AccountChanges.Fault.lastAdministrator) {
            try await changes.setRole("admin", .analyst, by: admin)
        }
        await #expect(throws: AccountChanges.Fault.lastAdministrator) {
            try await changes.setDisabled("admin", true, by: admin)
        }
        #expect(try await here.trail().isEmpty)
        try await changes.setRole("sato", .administrator, by: admin)
        try await changes.setRole("admin", .auditor, by: admin)
        let role = try await here.people.stores.accounts.account(named: "admin").role
        #expect(role == .auditor)
    }

    @Test("a new role holds at once for those who are signed in")
    func role() async throws {
        try await here.add("sato")
        let token = try await here.session("sato").new.token
        try await changes.setRole("sato", .viewer, by: admin)
        #expect(try await here.people.sessions.signedIn(token.exposed)?.account.role == .viewer)
        #expect(try await here.trail().last == "account.role admin sato")
    }

    @Test("keeps language and time zone, and writes no entry where nothing changed")
    func display() async throws {
        let account = try await here.add("sato")
        try await changes.setDisplay(account, language: .ja, timeZone: "Asia/Tokyo", from: "")
        let changed = try await here.people.stores.accounts.account(named: "sato")
        #expect(changed.language == .ja && changed.timeZone == "Asia/Tokyo")
        try await changes.setDisplay(changed, language: .ja, timeZone: "Asia/Tokyo", from: "")
        #expect(try await here.trail() == ["account.display sato sato"])
        try await changes.setDisplay(changed, language: nil, timeZone: nil, from: "")
        #expect(try await here.people.stores.accounts.account(named: "sato") == account)
    }

    @Test("sweeps away sessions that are over, and no others")
    func sweep() async throws {
        let account = try await here.add("sato")
        _ = try await here.session("sato")
        here.wait(Sessions.idleSeconds - 10)
        let kept = try await here.session("sato").new.token
        here.wait(20)
        try await here.people.sweep()
        #expect(try await here.people.stores.sessions.sessions(of: account.id).count == 1)
        #expect(try await here.people.sessions.signedIn(kept.exposed) != nil)
        here.wait(KnownDevices.seconds)
        try await here.people.sweep()
        #expect(try await here.people.stores.devices.devices(of: account.id).isEmpty)
    }
}
