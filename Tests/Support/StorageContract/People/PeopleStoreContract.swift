import Events
import Storage
import Testing

/// What the stores of people must do together, whatever keeps them. Each check takes empty stores.
package enum PeopleStoreContract {
    package static let promises: [(name: String, check: @Sendable (PeopleStores) async throws -> Void)] =
        accountPromises + sessionPromises + credentialPromises + [("finds audit entries", findsAuditEntries)]

    static func add(
        _ name: String, _ role: Role = .administrator, to stores: PeopleStores
    ) async throws -> Account {
        try await stores.accounts.addAccount(
            name, role: role, password: Concealed("hash"), mustChangePassword: true, at: .seconds(1))
    }

    static func signIn(_ account: Account, _ digest: String, _ stores: PeopleStores) async throws -> Session {
        let session = Session(
            digest: Concealed(digest), account: account.id, created: .seconds(2), lastUsed: .seconds(2),
            address: "192.0.2.1")
        try await stores.sessions.addSession(session)
        return session
    }

    /// By who, action, subject and time, newest first; parts mean what they say.
    private static func findsAuditEntries(_ stores: PeopleStores) async throws {
        let store = stores.audit
        for (number, parts) in [
            ("Sato", "signin.accepted", ""), ("100%", "signin.refused", ""), ("sato", "signing", "50%"),
            ("admin", "account.add", "sato"), ("admin", "account", ""),
        ].enumerated() {
            let record = AuditRecord(
                time: .seconds(Int64(number)), who: parts.0, from: "", action: parts.1, subject: parts.2, reason: "")
            _ = try await store.append { head in
                AuditEntry(number: (head?.number ?? 0) + 1, record: record, hash: "h\(head?.number ?? 0)")
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
        #expect(try await store.entries(after: 2, limit: 2).map(\.number) == [3, 4])
        #expect(try await store.newestEntries(limit: 1).map(\.number) == [5])
        #expect(try await store.head() == AuditHead(number: 5, hash: "h4"))
    }
}
