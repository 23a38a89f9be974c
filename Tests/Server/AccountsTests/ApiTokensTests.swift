import Events
import Storage
import Testing

@testable import Accounts

@Suite struct ApiTokensTests {
    private let here: TemporaryPeople

    init() throws {
        here = try TemporaryPeople()
    }

    private var tokens: ApiTokens { here.people.tokens }

    private func make(
        _ account: Account, role: Role = .viewer, expires: Timestamp? = nil
    ) async throws -> (token: Concealed, kept: ApiToken) {
        try await tokens.make("監視", role: role, expires: expires, for: account, from: "192.0.2.1")
    }

    @Test("knows the holder of a token, and keeps only its digest")
    func holder() async throws {
        let sato = try await here.add("sato")
        let (token, kept) = try await make(sato)
        #expect(token.exposed.count == 60 && token.exposed.hasPrefix("mitsuke_"))
        let holder = try #require(try await tokens.holder(of: token.exposed))
        #expect(holder.account == sato && holder.token == kept)
        #expect(try await tokens.holder(of: String(token.exposed.dropLast()) + "1") == nil)
        #expect(try await tokens.holder(of: "") == nil)
        #expect(try await here.people.stores.apiTokens.apiTokens(of: sato.id).map(\.digest) != [token])
        let trail = try await here.people.stores.audit.entries(after: 0, limit: 10)
        #expect(trail.map(\.record.action) == ["api-token.add"] && !"\(trail)".contains(token.exposed.dropFirst(8)))
    }

    @Test("may do what both the token and its owner may, now")
    func permissions() async throws {
        try await here.add("first", .administrator)
        let admin = try await here.add("admin", .administrator)
        let token = try await make(admin, role: .administrator).token.exposed
        #expect(try await tokens.holder(of: token)?.may(.changePeople) == true)
        try await here.people.stores.accounts.setRole(admin.id, .viewer)
        #expect(try await tokens.holder(of: token)?.may(.changePeople) == false)
        #expect(try await tokens.holder(of: token)?.may(.seeAlerts) == true)
        try await here.people.stores.accounts.setDisabled(admin.id, true)
        #expect(try await tokens.holder(of: token) == nil)
    }

    @Test("gives no token that may do more than its owner")
    func roles() async throws {
        let sato = try await here.add("sato", .analyst)
        for role in [Role.administrator, .auditor] {
            await #expect(throws: ApiTokens.Fault.role) { try await make(sato, role: role) }
        }
        _ = try await make(sato, role: .analyst)
        await #expect(throws: ApiTokens.Fault.name) {
            try await tokens.make(" \n", role: .viewer, expires: nil, for: sato, from: "")
        }
        await #expect(throws: ApiTokens.Fault.expiry) { try await make(sato, expires: here.now) }
    }

    @Test("ends at its expiry, when revoked, and while a one-time password waits to be changed")
    func ends() async throws {
        let sato = try await here.add("sato")
        let expires = Timestamp(ticks: here.now.ticks + 100 * Timestamp.ticksPerSecond)
        let first = try await make(sato, expires: expires)
        here.wait(99)
        #expect(try await tokens.holder(of: first.token.exposed) != nil)
        here.wait(1)
        #expect(try await tokens.holder(of: first.token.exposed) == nil)
        let second = try await make(sato)
        let suzuki = try await here.add("suzuki")
        await #expect(throws: StoreError.notFound) {
            try await tokens.revoke(second.kept.id, of: suzuki, by: "suzuki", from: "")
        }
        try await here.people.stores.accounts.setPassword(sato.id, Concealed("x"), mustChange: true, at: here.now)
        #expect(try await tokens.holder(of: second.token.exposed) == nil)
        try await here.people.stores.accounts.setPassword(sato.id, Concealed("x"), mustChange: false, at: here.now)
        #expect(try await tokens.holder(of: second.token.exposed) != nil)
        try await tokens.revoke(second.kept.id, of: sato, by: "admin", from: "")
        #expect(try await tokens.holder(of: second.token.exposed) == nil)
        #expect(try await here.trail().last == "api-token.remove admin sato: 監視")
    }

    @Test("remembers the last use to the minute, and how many there may be")
    func use() async throws {
        let sato = try await here.add("sato")
        let token = try await make(sato).token.exposed
        func lastUse() async throws -> Int64? {
            _ = try await tokens.holder(of: token)
            return try await tokens.tokens(of: sato).first?.lastUsed?.wholeSeconds
        }
        #expect(try await lastUse() == 1_699_999_980)
        here.wait(39)
        #expect(try await lastUse() == 1_699_999_980)
        here.wait(1)
        #expect(try await lastUse() == 1_700_000_040)
        for _ in 1..<50 { _ = try await make(sato) }
        await #expect(throws: ApiTokens.Fault.tooMany(limit: 50)) { try await make(sato) }
    }
}
