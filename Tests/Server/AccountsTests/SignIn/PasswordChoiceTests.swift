import Storage
import Testing

@testable import Accounts

@Suite struct PasswordChoiceTests {
    private let here: TemporaryPeople
    private let new = Concealed("富士山の上でおにぎりを食べた")

    init() throws {
        here = try TemporaryPeople()
    }

    private func choose(
        _ new: Concealed, instead old: Concealed, _ signedIn: SignedIn
    ) async throws -> PasswordChoice.Outcome {
        try await here.people.passwords.choose(new, instead: old, signedIn, client: SignInClient(address: "192.0.2.1"))
    }

    @Test("ends every session of the old password, begins a new one, and lifts the duty to change it")
    func chosen() async throws {
        try await here.add("sato", mustChange: true)
        let other = try await here.session("sato")
        let mine = try await here.session("sato")
        guard case .chosen(let session) = try await choose(new, instead: TemporaryPeople.password, mine.signedIn)
        else { throw StoreError.notFound }
        #expect(try await here.people.sessions.signedIn(other.new.token.exposed) == nil)
        #expect(try await here.people.sessions.signedIn(mine.new.token.exposed) == nil)
        #expect(try await here.people.sessions.signedIn(session.token.exposed)?.account.mustChangePassword == false)
        #expect(try await here.signIn("sato", new, device: session.device).word == "signed in")
        #expect(try await here.signIn("sato").word == "refused")
        #expect(try await here.trail().contains("password.chosen sato"))
    }

    @Test("refuses a wrong old password, the same one again, and what breaks the rules")
    func refused() async throws {
        try await here.add("sato", mustChange: true)
        let signedIn = try await here.session("sato").signedIn
        guard case .wrongPassword = try await choose(new, instead: Concealed("x"), signedIn) else {
            throw StoreError.notFound
        }
        guard case .fault(.tooShort) = try await choose(Concealed("x"), instead: TemporaryPeople.password, signedIn)
        else { throw StoreError.notFound }
        guard
            case .same = try await choose(
                TemporaryPeople.password, instead: TemporaryPeople.password, signedIn)
        else { throw StoreError.notFound }
    }

    @Test("does not let a stolen session guess the password")
    func guessing() async throws {
        try await here.add("sato")
        let signedIn = try await here.session("sato").signedIn
        for _ in 0..<10 { #expect(try await here.people.signIn.isOwn(Concealed("x"), signedIn) == .wrong) }
        #expect(try await here.people.signIn.isOwn(TemporaryPeople.password, signedIn) == .throttled)
        // Its owner signs in as ever.
        #expect(try await here.signIn("sato", from: "192.0.2.7").word == "signed in")
    }
}
