import Events
import Storage
import Testing

@testable import Accounts

@Suite struct SignInTests {
    private let here: TemporaryPeople
    private let wrong = Concealed("wrong horse battery")

    init() throws {
        here = try TemporaryPeople()
    }

    @Test("begins a session, and says so in the audit log without the password")
    func signedIn() async throws {
        try await here.add("Sato")
        guard case .signedIn(let session) = try await here.signIn(" sato ") else { throw StoreError.notFound }
        #expect(session.account.name == "Sato")
        #expect(try await here.people.sessions.signedIn(session.token.exposed)?.account.lastSignIn == here.now)
        #expect(try await here.trail() == ["signin.accepted Sato"])
    }

    @Test("answers the same to an unknown name, a wrong password and a disabled account")
    func refused() async throws {
        try await here.add("admin", .administrator)
        try await here.add("sato")
        try await here.people.changes.setDisabled("sato", true, by: .init(name: "admin", address: ""))
        for attempt in [("nobody", TemporaryPeople.password), ("admin", wrong), ("sato", TemporaryPeople.password)] {
            #expect(try await here.signIn(attempt.0, attempt.1).word == "refused")
        }
        let long = Concealed(String(repeating: "x", count: 1_000_000))
        #expect(try await here.signIn(long.exposed, long).word == "refused")
        #expect(try await here.signIn("", Concealed("")).word == "refused")
    }

    @Test("delays whoever goes on guessing, longer each time, and forgives once the password is right")
    func delays() async throws {
        try await here.add("sato")
        for _ in 0..<5 { #expect(try await here.signIn("sato", wrong).word == "refused") }
        for delay in [1, 2, 4, 8] as [Int64] {
            guard case .throttled(delay) = try await here.signIn("sato") else { throw StoreError.notFound }
            here.wait(delay)
            #expect(try await here.signIn("sato", wrong).word == "refused")
        }
        here.wait(16)
        #expect(try await here.signIn("sato").word == "signed in")
        #expect(try await here.signIn("sato", wrong).word == "refused")
        #expect(try await here.signIn("sato").word == "signed in")
    }

    @Test("treats a name that does not exist like one that does")
    func unknown() async throws {
        for _ in 0..<5 { #expect(try await here.signIn("nobody", wrong).word == "refused") }
        #expect(try await here.signIn("NOBODY", wrong).word == "throttled")
    }

    @Test("counts tries that run at the same time before they are checked")
    func parallel() async throws {
        try await here.add("sato")
        let here = here
        let words = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<60 {
                group.addTask { try await here.signIn("sato", Concealed("wrong")).word }
            }
            return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        #expect(words == ["refused": 5, "throttled": 55])
    }

    @Test("never lets strangers shut out the browser or the place from which somebody signed in before")
    func notLockedOut() async throws {
        try await here.add("admin", .administrator)
        let device = try await here.session("admin").new.device
        // Many strangers, all the time, from everywhere: also from where the administrator is.
        for round in 0..<12 {
            for number in 0..<12 {
                _ = try await here.signIn("admin", wrong, from: "198.51.\(round).\(number)")
            }
            _ = try await here.signIn("admin", wrong)
        }
        #expect(try await here.signIn("admin", from: "203.0.113.9").word == "throttled")
        #expect(try await here.signIn("admin").word == "throttled")
        #expect(try await here.signIn("admin", from: "203.0.113.8", device: device).word == "signed in")
        // The server's own machine is no stranger.
        #expect(try await here.signIn("admin", from: "::1").word == "signed in")
        // A stranger waits for a minute at most.
        here.wait(60)
        #expect(try await here.signIn("admin", from: "203.0.113.9").word == "signed in")
    }

    @Test("lets somebody in from a place known before while strangers elsewhere guess")
    func knownPlace() async throws {
        try await here.add("admin", .administrator)
        _ = try await here.session("admin")
        for number in 0..<80 { _ = try await here.signIn("admin", wrong, from: "198.51.100.\(number)") }
        #expect(try await here.signIn("admin", from: "203.0.113.9").word == "throttled")
        #expect(try await here.signIn("admin").word == "signed in")
    }

    @Test("delays one place that tries many names, without delaying others")
    func spraying() async throws {
        try await here.add("sato")
        for number in 0..<30 { #expect(try await here.signIn("name\(number)", wrong).word == "refused") }
        #expect(try await here.signIn("sato").word == "throttled")
        #expect(try await here.signIn("sato", from: "192.0.2.2").word == "signed in")
    }

    @Test("gives a known browser an allowance of its own, not an unlimited one")
    func deviceAllowance() async throws {
        try await here.add("sato")
        let device = try await here.session("sato").new.device
        for _ in 0..<10 { #expect(try await here.signIn("sato", wrong, device: device).word == "refused") }
        #expect(try await here.signIn("sato", device: device).word == "throttled")
    }

    @Test("knows a browser for its own account only, by its latest token, until the password is changed")
    func devices() async throws {
        try await here.add("sato")
        try await here.add("suzuki")
        let first = try await here.session("sato").new.device
        let second = try await here.session("sato", device: first).new.device
        func known(_ name: String, _ device: Concealed) async throws -> Bool {
            for number in 0..<60 { _ = try await here.signIn(name, wrong, from: "198.51.100.\(number)") }
            return try await here.signIn(name, from: "203.0.113.9", device: device).word == "signed in"
        }
        #expect(try await !known("suzuki", second))
        #expect(try await !known("sato", first))
        let account = try await here.people.stores.accounts.account(named: "sato")
        #expect(try await here.people.stores.devices.devices(of: account.id).count == 1)
        try await here.people.stores.accounts.setPassword(account.id, account.password, mustChange: false, at: here.now)
        #expect(try await here.people.stores.devices.devices(of: account.id).isEmpty)
    }

    @Test("counts a flood of refusals in a few entries of the audit log, and loses none")
    func flood() async throws {
        for number in 0..<300 { _ = try await here.signIn("name\(number % 100)", wrong, from: "198.51.100.\(number)") }
        #expect(try await here.trail().count == 60)
        here.wait(SignInTrail.seconds)
        try await here.people.sweep()
        let trail = try await here.trail()
        #expect(trail.count == 61)
        #expect(trail.last == "signin.refused.others 240")
    }

    @Test("says how often one place was refused again")
    func again() async throws {
        for _ in 0..<4 { _ = try await here.signIn("sato", wrong) }
        try await here.people.sweep(isLast: true)
        #expect(try await here.trail() == ["signin.refused sato", "signin.refused.again sato 3"])
    }
}
