import Events
import Storage
import Testing

extension PeopleStoreContract {
    static let sessionPromises: [(name: String, check: @Sendable (PeopleStores) async throws -> Void)] = [
        ("lists sessions and ends them", endsSessions), ("keeps the latest browsers", keepsDevices),
        ("keeps reasons as long as their session", keepsReasons),
    ]

    /// By last use; one by one, all others, and those that are over.
    private static func endsSessions(_ stores: PeopleStores) async throws {
        let sato = try await add("sato", to: stores)
        let store = stores.sessions
        let first = try await signIn(sato, "a", stores)
        _ = try await signIn(sato, "b", stores)
        _ = try await signIn(try await add("suzuki", to: stores), "c", stores)
        try await store.useSession(first.digest, at: .seconds(9))
        func digests() async throws -> [String] { try await store.sessions(of: sato.id).map(\.digest.exposed) }
        #expect(try await digests() == ["a", "b"])
        try await store.endSessions(unusedSince: .seconds(9), begunBefore: .seconds(2))
        #expect(try await digests() == ["a"])
        try await store.endSessions(unusedSince: .seconds(0), begunBefore: .seconds(3))
        #expect(try await digests() == [])
        for digest in ["d", "e", "f"] { _ = try await signIn(sato, digest, stores) }
        try await store.endSession(Concealed("d"))
        try await store.endSession(Concealed("d"))
        try await store.endSessions(of: sato.id, except: Concealed("f"))
        #expect(try await digests() == ["f"])
        await #expect(throws: StoreError.notFound) { try await store.useSession(Concealed("d"), at: .seconds(9)) }
    }

    private static func keepsDevices(_ stores: PeopleStores) async throws {
        let sato = try await add("sato", to: stores)
        let suzuki = try await add("suzuki", to: stores)
        func keep(_ digest: String, insteadOf former: String? = nil, _ seconds: Int64) async throws {
            let device = KnownDevice(
                digest: Concealed(digest), account: sato.id, place: "192.0.2.1", lastUsed: .seconds(seconds))
            try await stores.devices.addDevice(device, insteadOf: former.map { Concealed($0) }, limit: 3)
        }
        func digests() async throws -> [String] {
            try await stores.devices.devices(of: sato.id).map(\.digest.exposed)
        }
        for (seconds, digest) in ["a", "b", "c", "d"].enumerated() { try await keep(digest, Int64(seconds)) }
        #expect(try await digests() == ["d", "c", "b"])
        try await keep("e", insteadOf: "c", 9)
        #expect(try await digests() == ["e", "d", "b"])
        try await stores.devices.removeDevices(unusedSince: .seconds(3))
        #expect(try await digests() == ["e", "d"])
        #expect(try await stores.devices.devices(of: suzuki.id).isEmpty)
    }

    private static func keepsReasons(_ stores: PeopleStores) async throws {
        let sato = try await add("sato", to: stores)
        let session = try await signIn(sato, "a", stores)
        var reason = AccessReason(session: session.digest, subject: "user:x", reason: "", given: .seconds(1))
        try await stores.accessReasons.setAccessReason(reason)
        reason.reason = "調査"
        try await stores.accessReasons.setAccessReason(reason)
        #expect(try await stores.accessReasons.accessReason(session.digest, subject: "user:x") == reason)
        await #expect(throws: StoreError.notFound) {
            try await stores.accessReasons.accessReason(session.digest, subject: "user:y")
        }
        try await stores.sessions.endSession(session.digest)
        await #expect(throws: StoreError.notFound) {
            try await stores.accessReasons.accessReason(session.digest, subject: "user:x")
        }
        await #expect(throws: StoreError.conflict) { try await stores.accessReasons.setAccessReason(reason) }
    }
}
