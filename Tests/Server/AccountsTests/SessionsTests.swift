import Events
import Foundation
import SQLiteStorage
import Storage
import Synchronization
import Testing

@testable import Accounts

@Suite final class SessionsTests: Sendable {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-" + UUID().uuidString)
    private let accounts: SQLiteAccountStore
    private let store: SQLiteSessionStore
    private let clock = Mutex<Int64>(1_700_000_000)

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try ControlDatabase(path: folder.appending(path: "control.sqlite").path)
        accounts = SQLiteAccountStore(database)
        store = SQLiteSessionStore(database)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private var sessions: Sessions {
        Sessions(store, now: { self.clock.withLock { .seconds($0) } })
    }

    private func wait(_ seconds: Int64) {
        clock.withLock { $0 += seconds }
    }

    private func account() async throws -> Account {
        try await accounts.addAccount(
            "sato", role: .analyst, password: Concealed("hash"), mustChangePassword: false, at: .seconds(0))
    }

    @Test("knows the holder of a token, and keeps only its digest")
    func token() async throws {
        let account = try await account()
        let token = try await sessions.start(account, from: "192.0.2.1")
        #expect(try await sessions.signedIn(token.exposed)?.account == account)
        #expect(try await sessions.signedIn(String(repeating: "0", count: 64)) == nil)
        #expect(try await store.sessions(of: account.id).map(\.digest).contains(token) == false)
        #expect(!String(describing: token).contains(token.exposed))
        try await sessions.end(token.exposed)
        #expect(try await sessions.signedIn(token.exposed) == nil)
    }

    @Test("ends when it was not used for half an hour")
    func idle() async throws {
        let token = try await sessions.start(try await account(), from: "").exposed
        wait(Sessions.idleSeconds - 1)
        #expect(try await sessions.signedIn(token) != nil)
        wait(Sessions.idleSeconds - 1)
        #expect(try await sessions.signedIn(token) != nil)
        wait(Sessions.idleSeconds)
        #expect(try await sessions.signedIn(token) == nil)
    }

    @Test("ends after twelve hours, however much it is used")
    func longest() async throws {
        let token = try await sessions.start(try await account(), from: "").exposed
        for _ in 1..<48 {
            wait(15 * 60)
            #expect(try await sessions.signedIn(token) != nil)
        }
        wait(15 * 60)
        #expect(try await sessions.signedIn(token) == nil)
    }

    @Test("takes the form token of its own session only")
    func forms() {
        let form = Sessions.formToken("a").exposed
        #expect(Sessions.formTokenMatches(form, token: "a"))
        #expect(!Sessions.formTokenMatches(form, token: "b"))
        #expect(!Sessions.formTokenMatches("", token: "a"))
    }
}
