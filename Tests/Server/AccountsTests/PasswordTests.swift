import Events
import Storage
import Testing

@testable import Accounts

@Suite struct PasswordTests {
    private let hashing = PasswordHash(cost: 4)

    @Test("knows a password again in either form of Unicode, and no other")
    func matches() throws {
        let stored = try hashing.make("が見つけるパスフレーズ")
        #expect(try hashing.matches("か\u{3099}見つけるパスフレーズ", stored))
        #expect(try !hashing.matches("が見つけるパスフレーズ ", stored))
        #expect(try hashing.make("same") != hashing.make("same"))
    }

    @Test("reads the cost from the hash, up to the one in use", arguments: [1, 6, PasswordHash.defaultCost])
    func cost(_ cost: Int) throws {
        #expect(try hashing.matches("secret", PasswordHash(cost: cost).make("secret")))
    }

    @Test(
        "takes no hash it cannot read",
        arguments: [
            "", "scrypt$4$2$$", "scrypt$99$2$AAAA$AAAA", "scrypt$4$99$AAAA$AAAA", "scrypt$4$2$AAAA$",
            "scrypt$4$AAAA$AAAA",
            "x$y",
        ])
    func unreadable(_ stored: String) throws {
        #expect(try !hashing.matches("", Concealed(stored)))
    }

    @Test("shows no password hash in any description")
    func concealed() throws {
        let account = Account(
            id: 1, name: "sato", role: .viewer, password: Concealed("s3cret"), mustChangePassword: false,
            created: .init(ticks: 0))
        let session = Session(
            digest: Concealed("s3cret"), account: 1, created: account.created, lastUsed: account.created, address: "")
        for value in [account, session, SignedIn(session: session, account: account)] as [Any] {
            var dumped = ""
            dump(value, to: &dumped)
            #expect(!(String(describing: value) + String(reflecting: value) + dumped).contains("s3cret"))
        }
    }

    @Test(
        "refuses what is short, long, common or holds the name",
        arguments: [
            ("short", PasswordRules.Fault.tooShort(least: 12)),
            ("XX-Sato-has-a-key", .containsName),
            ("Password1234!", .common), ("aaaaaaaaaaaaaaaa", .common),
            (String(repeating: "ab1!", count: 300), .tooLong(mostBytes: 1_024)),
        ])
    func faults(_ password: String, _ fault: PasswordRules.Fault) {
        #expect(PasswordRules.fault(in: password, name: "sato") == fault)
    }

    @Test("takes long ones of any script", arguments: ["correct horse battery", "富士山の上でおにぎりを食べた"])
    func good(_ password: String) {
        #expect(PasswordRules.fault(in: password, name: "sato") == nil)
    }

    @Test("lets each role do what is its own")
    func permissions() {
        #expect(Permission.allCases.allSatisfy(Role.administrator.may))
        #expect(Permission.allCases.filter(Role.viewer.may) == [.seeAlerts, .seeHosts])
        #expect(Permission.allCases.filter(Role.auditor.may) == [.seePeople, .seeAudit])
        #expect(Role.analyst.may(.seeLogs))
        for refused in [Permission.changePolicies, .changePeople, .seePeople, .seeAudit, .changeNotifications] {
            #expect(!Role.analyst.may(refused))
        }
    }
}
