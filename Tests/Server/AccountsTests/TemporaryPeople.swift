import Events
import Foundation
import Keys
import SQLiteStorage
import Storage
import Synchronization

@testable import Accounts

/// People in a control database of their own, with a clock that the test moves.
final class TemporaryPeople: Sendable {
    let people: People
    private let folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-" + UUID().uuidString)

    static let password = Concealed("correct horse battery")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try ControlDatabase(path: folder.appending(path: "control.sqlite").path)
        let clock = Clock()
        people = People(
            PeopleStores(database), box: SecretBox(key: Array(repeating: 7, count: 32))!, hash: PasswordHash(cost: 4),
            now: { clock.now })
        self.time = clock
    }

    private let time: Clock

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var now: Timestamp { time.now }

    func wait(_ seconds: Int64) {
        time.seconds.withLock { $0 += seconds }
    }

    /// An account that signs in with ``password``.
    @discardableResult
    func add(_ name: String, _ role: Role = .analyst, mustChange: Bool = false) async throws -> Account {
        try await people.stores.accounts.addAccount(
            name, role: role, password: try PasswordHash(cost: 4).make(Self.password.exposed),
            mustChangePassword: mustChange, at: now)
    }

    func signIn(
        _ name: String, _ password: Concealed = password, code: String = "", from address: String = "192.0.2.1",
        device: Concealed? = nil
    ) async throws -> SignInOutcome {
        try await people.signIn.attempt(
            SignInAttempt(
                name: name, password: password, code: Concealed(code),
                client: SignInClient(address: address, device: device)))
    }

    /// A session of an account with ``password``.
    func session(_ name: String, device: Concealed? = nil) async throws -> (new: NewSession, signedIn: SignedIn) {
        guard case .signedIn(let session) = try await signIn(name, device: device),
            let signedIn = try await people.sessions.signedIn(session.token.exposed)
        else { throw StoreError.notFound }
        return (session, signedIn)
    }

    /// What was done, as `action who subject`, the oldest first.
    func trail() async throws -> [String] {
        try await people.stores.audit.entries(after: 0, limit: 10_000).map { entry in
            [entry.record.action, entry.record.who, entry.record.subject].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }
}

private final class Clock: Sendable {
    let seconds = Mutex<Int64>(1_700_000_000)
    var now: Timestamp { .seconds(seconds.withLock { $0 }) }
}

extension SignInOutcome {
    /// The outcome in a word.
    var word: String {
        switch self {
        case .signedIn: "signed in"
        case .needsSecondFactor: "second factor"
        case .refused: "refused"
        case .throttled: "throttled"
        }
    }
}
