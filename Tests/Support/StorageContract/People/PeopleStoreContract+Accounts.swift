import Detection
import Events
import Storage
import Testing

extension PeopleStoreContract {
    static let accountPromises: [(name: String, check: @Sendable (PeopleStores) async throws -> Void)] = [
        ("tells names apart without case", tellsNames), ("changes accounts", changesAccounts),
        ("ends what a password opened", endsWithPassword), ("shuts disabled accounts out", shutsOut),
        ("keeps an administrator", keepsAdministrator),
    ]

    private static func tellsNames(_ stores: PeopleStores) async throws {
        let account = try await add("Ångström", to: stores)
        #expect(try await stores.accounts.account(named: "åNGSTRÖM") == account)
        await #expect(throws: StoreError.conflict) { try await add("ångström", to: stores) }
        await #expect(throws: StoreError.notFound) { try await stores.accounts.account(named: "sato") }
        _ = try await add("b", to: stores)
        _ = try await add("A", to: stores)
        #expect(try await stores.accounts.accounts().map(\.name) == ["A", "b", "Ångström"])
    }

    private static func changesAccounts(_ stores: PeopleStores) async throws {
        _ = try await add("admin", to: stores)
        var account = try await add("sato", .viewer, to: stores)
        try await stores.accounts.setRole(account.id, .analyst)
        try await stores.accounts.setDisplay(account.id, language: .ja, timeZone: "Asia/Tokyo")
        try await stores.accounts.setLastSignIn(account.id, at: .seconds(9))
        account.role = .analyst
        account.language = .ja
        account.timeZone = "Asia/Tokyo"
        account.lastSignIn = .seconds(9)
        #expect(try await stores.accounts.account(named: "sato") == account)
        await #expect(throws: StoreError.notFound) { try await stores.accounts.setRole(99, .analyst) }
        await #expect(throws: StoreError.notFound) { try await stores.accounts.setLastSignIn(99, at: .seconds(9)) }
        await #expect(throws: StoreError.notFound) {
            try await stores.accounts.setDisplay(99, language: nil, timeZone: nil)
        }
        await #expect(throws: StoreError.notFound) {
            try await stores.accounts.setPassword(99, Concealed("x"), mustChange: false, at: .seconds(8))
        }
    }

    /// Every session and known browser of the account goes, and nobody else's.
    private static func endsWithPassword(_ stores: PeopleStores) async throws {
        let (sato, suzuki) = (try await add("sato", to: stores), try await add("suzuki", to: stores))
        let ended = try await signIn(sato, "a", stores)
        let kept = try await signIn(suzuki, "b", stores)
        for account in [sato, suzuki] {
            let device = KnownDevice(
                digest: Concealed(account.name), account: account.id, place: "", lastUsed: .seconds(1))
            try await stores.devices.addDevice(device, insteadOf: nil, limit: 5)
        }
        try await stores.accounts.setPassword(sato.id, Concealed("other"), mustChange: false, at: .seconds(8))
        await #expect(throws: StoreError.notFound) { try await stores.sessions.session(ended.digest) }
        #expect(try await stores.sessions.session(kept.digest) == SignedIn(session: kept, account: suzuki))
        #expect(try await stores.devices.devices(of: sato.id).isEmpty)
        #expect(try await stores.devices.devices(of: suzuki.id).count == 1)
        let changed = try await stores.accounts.account(named: "sato")
        #expect(changed.password == Concealed("other") && !changed.mustChangePassword)
        #expect(changed.passwordSince == .seconds(8) && suzuki.passwordSince == suzuki.created)
    }

    /// A disabled account has no session, gets none, and its tokens open nothing.
    private static func shutsOut(_ stores: PeopleStores) async throws {
        _ = try await add("admin", to: stores)
        let sato = try await add("sato", .analyst, to: stores)
        let session = try await signIn(sato, "a", stores)
        let token = try await stores.apiTokens.addApiToken(token("t", of: sato), limit: 5)
        try await stores.accounts.setDisabled(sato.id, true)
        await #expect(throws: StoreError.notFound) { try await stores.sessions.session(session.digest) }
        await #expect(throws: StoreError.notFound) { try await signIn(sato, "b", stores) }
        await #expect(throws: StoreError.notFound) { try await stores.apiTokens.apiToken(token.digest) }
        try await stores.accounts.setDisabled(sato.id, false)
        #expect(try await stores.sessions.sessions(of: sato.id) == [])
        #expect(try await stores.apiTokens.apiToken(token.digest).token == token)
    }

    private static func keepsAdministrator(_ stores: PeopleStores) async throws {
        let (first, second) = (try await add("first", to: stores), try await add("second", to: stores))
        try await stores.accounts.setDisabled(first.id, true)
        await #expect(throws: StoreError.conflict) { try await stores.accounts.setDisabled(second.id, true) }
        await #expect(throws: StoreError.conflict) { try await stores.accounts.setRole(second.id, .auditor) }
        #expect(try await stores.accounts.accounts().map(\.disabled) == [true, false])
        #expect(try await stores.accounts.accounts().map(\.role) == [.administrator, .administrator])
    }
}
