import Storage
import Testing

@testable import Accounts

@Suite struct AccessReasonsTests {
    private let here: TemporaryPeople

    init() throws {
        here = try TemporaryPeople()
    }

    private var reasons: AccessReasons { here.people.reasons }

    @Test("writes a look once for each person, session and half hour")
    func looks() async throws {
        try await here.add("admin", .administrator)
        let first = try await here.session("admin").signedIn
        let second = try await here.session("admin").signedIn
        func look(_ name: String, _ signedIn: SignedIn) async throws {
            #expect(try await reasons.look(at: .user(name), signedIn, from: "", reasonNeeded: false) == .mayLook)
        }
        for _ in 0..<5 { try await look("sato", first) }
        try await look("suzuki", first)
        try await look("sato", second)
        here.wait(AccessReasons.seconds)
        try await look("sato", first)
        #expect(
            try await here.trail().dropFirst(2) == [
                "person-log.look admin user:sato", "person-log.look admin user:suzuki",
                "person-log.look admin user:sato",
                "person-log.look admin user:sato",
            ])
    }

    @Test("asks for a reason, keeps it for half an hour and writes it down")
    func reason() async throws {
        try await here.add("admin", .administrator)
        let signedIn = try await here.session("admin").signedIn
        func look() async throws -> AccessReasons.Answer {
            try await reasons.look(at: .host("PC-7"), signedIn, from: "", reasonNeeded: true)
        }
        // One without a reason is not enough once a reason is asked for.
        _ = try await reasons.look(at: .host("PC-7"), signedIn, from: "", reasonNeeded: false)
        #expect(try await look() == .needsReason)
        #expect(try await !reasons.give(" … ", for: .host("PC-7"), signedIn, from: ""))
        #expect(try await reasons.give("アラート12の調査", for: .host("PC-7"), signedIn, from: "192.0.2.1"))
        #expect(try await look() == .mayLook)
        let entry = try await here.people.stores.audit.newestEntries(limit: 1)[0].record
        #expect(entry.reason == "アラート12の調査" && entry.subject == "host:PC-7" && entry.from == "192.0.2.1")
        here.wait(AccessReasons.seconds)
        #expect(try await look() == .needsReason)
    }
}
