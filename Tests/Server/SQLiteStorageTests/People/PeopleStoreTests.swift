import Events
import SQLiteStorage
import Storage
import Testing

@Suite struct PeopleStoreTests {
    private let control: TemporaryControl
    private let accounts: SQLiteAccountStore
    private let sessions: SQLiteSessionStore

    init() throws {
        control = try TemporaryControl()
        accounts = SQLiteAccountStore(control.database)
        sessions = SQLiteSessionStore(control.database)
    }

    private func add(_ name: String, _ role: Role = .administrator) async throws -> Account {
        try await accounts.addAccount(
            name, role: role, password: Concealed("hash"), mustChangePassword: true, at: .seconds(1))
    }

    private func signIn(_ account: Account, _ digest: String) async throws -> Session {
        let session = Session(
            digest: Concealed(digest), account: account.id, created: .seconds(2), lastUsed: .seconds(2),
            address: "192.0.2.1")
        try await sessions.addSession(session)
        return session
    }

    @Test("finds an account by its name in any case, and keeps names apart")
    func names() async throws {
        let account = try await add("Ångström")
        #expect(try await accounts.account(named: "åNGSTRÖM") == account)
        await #expect(throws: StoreError.conflict) { try await add("ångström") }
        await #expect(throws: StoreError.notFound) { try await accounts.account(named: "sato") }
    }

    @Test("ends every session of the account, and no other, when its password changes")
    func password() async throws {
        let sato = try await add("sato")
        let suzuki = try await add("suzuki")
        let ended = try await signIn(sato, "a")
        let kept = try await signIn(suzuki, "b")
        try await accounts.setPassword(sato.id, Concealed("other"), mustChange: false)
        await #expect(throws: StoreError.notFound) { try await sessions.session(ended.digest) }
        #expect(try await sessions.session(kept.digest) == SignedIn(session: kept, account: suzuki))
        let changed = try await accounts.account(named: "sato")
        #expect(changed.password == Concealed("other") && !changed.mustChangePassword)
    }

    @Test("a disabled account has no session and gets none")
    func disabled() async throws {
        _ = try await add("admin")
        let sato = try await add("sato", .analyst)
        let session = try await signIn(sato, "a")
        try await accounts.setDisabled(sato.id, true)
        await #expect(throws: StoreError.notFound) { try await sessions.session(session.digest) }
        await #expect(throws: StoreError.notFound) { try await signIn(sato, "b") }
        try await accounts.setDisabled(sato.id, false)
        #expect(try await sessions.sessions(of: sato.id) == [])
    }

    @Test("never disables the last administrator")
    func lastAdministrator() async throws {
        let first = try await add("first")
        let second = try await add("second")
        try await accounts.setDisabled(first.id, true)
        await #expect(throws: StoreError.conflict) { try await accounts.setDisabled(second.id, true) }
        #expect(try await accounts.accounts().map(\.disabled) == [true, false])
    }

    @Test("lists sessions by last use, and ends one")
    func listed() async throws {
        let sato = try await add("sato")
        let first = try await signIn(sato, "a")
        _ = try await signIn(sato, "b")
        try await sessions.useSession(first.digest, at: .seconds(9))
        #expect(try await sessions.sessions(of: sato.id).map(\.digest) == [first.digest, Concealed("b")])
        try await sessions.endSession(first.digest)
        #expect(try await sessions.sessions(of: sato.id).map(\.digest) == [Concealed("b")])
    }

    @Test("finds entries of the audit log by who, action, subject and time, newest first")
    func auditEntries() async throws {
        let store = SQLiteAuditStore(control.database)
        for (number, parts) in [
            ("Sato", "signin.accepted", ""), ("100%", "signin.refused", ""), ("sato", "signing", "50%"),
            ("admin", "account.add", "sato"), ("admin", "account", ""),
        ].enumerated() {
            let record = AuditRecord(
                time: .seconds(Int64(number)), who: parts.0, from: "", action: parts.1, subject: parts.2, reason: "")
            _ = try await store.append { head in
                AuditEntry(number: (head?.number ?? 0) + 1, record: record, hash: "h")
            }
        }
        func numbers(_ change: (inout AuditQuery) -> Void) async throws -> [Int64] {
            var query = AuditQuery()
            change(&query)
            return try await store.entries(query, limit: 10).map(\.number)
        }
        #expect(try await numbers { _ in } == [5, 4, 3, 2, 1])
        #expect(try await numbers { $0.who = "SATO" } == [3, 1])
        #expect(try await numbers { $0.who = "%" } == [2])
        #expect(try await numbers { $0.action = "signin" } == [2, 1])
        #expect(try await numbers { $0.action = "account" } == [5, 4])
        #expect(try await numbers { $0.action = "account.add" } == [4])
        #expect(try await numbers { $0.subject = "0%" } == [3])
        #expect(try await numbers { ($0.since, $0.until) = (.seconds(1), .seconds(3)) } == [3, 2])
        #expect(try await numbers { $0.before = 3 } == [2, 1])
        #expect(try await store.entries(AuditQuery(), limit: 2).map(\.number) == [5, 4])
    }
}
