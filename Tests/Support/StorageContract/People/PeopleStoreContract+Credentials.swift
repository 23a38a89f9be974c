import Events
import Storage
import Testing

extension PeopleStoreContract {
    static let credentialPromises: [(name: String, check: @Sendable (PeopleStores) async throws -> Void)] = [
        ("uses each code once", usesCodesOnce), ("keeps API tokens", keepsTokens),
    ]

    static func token(_ digest: String, of account: Account) -> ApiToken {
        ApiToken(
            id: 0, account: account.id, name: "監視", role: .viewer, digest: Concealed(digest), created: .seconds(1),
            expires: .seconds(5))
    }

    /// Steps only grow, recovery codes go, and a second factor takes its codes with it.
    private static func usesCodesOnce(_ stores: PeopleStores) async throws {
        let sato = try await add("sato", to: stores)
        let store = stores.secondFactors
        await #expect(throws: StoreError.notFound) { try await store.secondFactor(of: sato.id) }
        await #expect(throws: StoreError.notFound) { try await store.setRecoveryCodes([], of: sato.id) }
        await #expect(throws: StoreError.conflict) { try await store.useStep(1, of: sato.id) }
        let factor = SecondFactor(account: sato.id, sealedSecret: [0, 1, 255], lastStep: 7, since: .seconds(1))
        try await store.setSecondFactor(factor, recoveryCodes: [Concealed("a"), Concealed("b")])
        #expect(try await store.secondFactor(of: sato.id) == factor)
        #expect(try await store.accountsWithSecondFactor() == [sato.id])
        await #expect(throws: StoreError.conflict) { try await store.useStep(7, of: sato.id) }
        try await store.useStep(9, of: sato.id)
        await #expect(throws: StoreError.conflict) { try await store.useStep(8, of: sato.id) }
        try await store.useRecoveryCode(Concealed("a"), of: sato.id)
        await #expect(throws: StoreError.notFound) { try await store.useRecoveryCode(Concealed("a"), of: sato.id) }
        #expect(try await store.recoveryCodesLeft(of: sato.id) == 1)
        try await store.setRecoveryCodes([Concealed("c"), Concealed("d")], of: sato.id)
        await #expect(throws: StoreError.notFound) { try await store.useRecoveryCode(Concealed("b"), of: sato.id) }
        try await store.setSecondFactor(factor, recoveryCodes: [Concealed("e")])
        #expect(try await store.recoveryCodesLeft(of: sato.id) == 1)
        try await store.removeSecondFactor(of: sato.id)
        #expect(try await store.recoveryCodesLeft(of: sato.id) == 0)
        await #expect(throws: StoreError.notFound) { try await store.removeSecondFactor(of: sato.id) }
    }

    private static func keepsTokens(_ stores: PeopleStores) async throws {
        let (sato, suzuki) = (try await add("sato", to: stores), try await add("suzuki", to: stores))
        let store = stores.apiTokens
        let first = try await store.addApiToken(token("a", of: sato), limit: 2)
        var second = try await store.addApiToken(token("b", of: sato), limit: 2)
        await #expect(throws: StoreError.conflict) { try await store.addApiToken(token("c", of: sato), limit: 2) }
        _ = try await store.addApiToken(token("c", of: suzuki), limit: 2)
        try await store.useApiToken(second.id, at: .seconds(3))
        second.lastUsed = .seconds(3)
        #expect(try await store.apiTokens(of: sato.id) == [second, first])
        #expect(try await store.apiToken(Concealed("b")) == ApiTokenHolder(token: second, account: sato))
        await #expect(throws: StoreError.notFound) { try await store.apiToken(Concealed("x")) }
        await #expect(throws: StoreError.notFound) { try await store.removeApiToken(first.id, of: suzuki.id) }
        try await store.removeApiToken(first.id, of: sato.id)
        await #expect(throws: StoreError.notFound) { try await store.apiToken(Concealed("a")) }
        await #expect(throws: StoreError.notFound) { try await store.useApiToken(first.id, at: .seconds(4)) }
    }
}
