import Events
import Foundation
import SQLiteStorage
import Storage
import Testing

@testable import Accounts

@Suite struct FirstAdministratorTests {
    @Test("makes one administrator with a password that must be changed, once, and says so in the audit log")
    func once() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try ControlDatabase(path: folder.appending(path: "control.sqlite").path)
        let accounts = SQLiteAccountStore(database)
        let trail = SQLiteAuditStore(database)
        let audit = AuditLog(trail, now: { .seconds(7) })
        let hash = PasswordHash(cost: 4)
        let password = try #require(
            try await FirstAdministrator.make(in: accounts, hash: hash, audit: audit, at: .seconds(7)))
        let account = try await accounts.account(named: "admin")
        #expect(account.role == .administrator && account.mustChangePassword)
        #expect(try hash.matches(password.exposed, account.password))
        #expect(PasswordRules.fault(in: password.exposed, name: "admin") == nil)
        #expect(try await FirstAdministrator.make(in: accounts, hash: hash, audit: audit, at: .seconds(8)) == nil)
        let entries = try await trail.entries(after: 0, limit: 9)
        #expect(entries.map(\.record.action) == ["account.add"])
        #expect(!String(describing: entries).contains(password.exposed))
    }

    @Test("makes another password each time")
    func random() {
        #expect(Set((0..<100).map { _ in OneTimePassword.make().exposed }).count == 100)
    }
}
