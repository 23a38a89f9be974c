import Events
import Foundation
import GRDB
import SQLiteStorage
import Storage
import Testing

@testable import Accounts

@Suite struct AuditChainTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-" + UUID().uuidString)

    /// A log of five entries in a database of its own, then `change` made behind its back.
    private func verdict(
        kept: (@Sendable ([AuditEntry]) -> AuditHead)? = nil, after change: String
    ) async throws -> AuditVerdict {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "control.sqlite").path
        let store = SQLiteAuditStore(try ControlDatabase(path: path))
        let log = AuditLog(store, now: { .seconds(1_700_000_000) })
        for number in 1...5 {
            try await log.record("signin", by: "sato", from: "192.0.2.\(number)", subject: "PC\(number)", reason: "調査")
        }
        let entries = try await store.entries(after: 0, limit: 10)
        let queue = try DatabaseQueue(path: path)
        try await queue.write { try $0.execute(sql: change) }
        return try await AuditChain.verify(store, kept: kept?(entries))
    }

    @Test("finds nothing where nothing was changed, also up to a head kept elsewhere")
    func whole() async throws {
        guard case .whole(let head?) = try await verdict(after: "") else { throw StoreError.notFound }
        #expect(head.number == 5)
        guard case .whole = try await verdict(kept: { $0[2].head }, after: "") else { throw StoreError.notFound }
    }

    @Test(
        "names the entry of which any column was changed",
        arguments: ["time = time + 1", "who = 'x'", "origin = ''", "action = 'x'", "subject = ''", "reason = ''"]
            + ["hash = 'x'", "who = who || origin, origin = ''"], 1...5)
    func changed(_ change: String, _ number: Int64) async throws {
        let verdict = try await verdict(after: "UPDATE audit SET \(change) WHERE number = \(number)")
        #expect(verdict == .broken(at: number))
    }

    @Test("finds a gap, a cut at the start, two entries exchanged and one put before the first")
    func moved() async throws {
        #expect(try await verdict(after: "DELETE FROM audit WHERE number = 3") == .broken(at: 3))
        #expect(try await verdict(after: "DELETE FROM audit WHERE number <= 2") == .broken(at: 1))
        let exchange = """
            UPDATE audit SET number = 99 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3;
            UPDATE audit SET number = 3 WHERE number = 99
            """
        #expect(try await verdict(after: exchange) == .broken(at: 2))
        let insertion =
            "INSERT INTO audit SELECT -1, time, who, origin, action, subject, reason, hash FROM audit LIMIT 1"
        #expect(try await verdict(after: insertion) == .broken(at: 1))
    }

    @Test("finds a cut at the end, and a log written anew, by a head kept elsewhere")
    func keptHead() async throws {
        let cut = "DELETE FROM audit WHERE number >= 4"
        #expect(try await verdict(kept: { $0[4].head }, after: cut) == .cut(after: 3))
        #expect(
            try await verdict(kept: { AuditHead(number: 4, hash: $0[0].hash) }, after: "") == .rewritten(upTo: 4))
    }

    @Test("keeps the chain whole where text holds NUL and entries come at the same time")
    func concurrent() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = SQLiteAuditStore(try ControlDatabase(path: folder.appending(path: "control.sqlite").path))
        let log = AuditLog(store, now: { .seconds(0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask { try await log.record("signin.refused", by: "a\0b\(number)", from: "") }
            }
            try await group.waitForAll()
        }
        guard case .whole(let head?) = try await AuditChain.verify(store) else { throw StoreError.notFound }
        #expect(head.number == 20)
    }
}
