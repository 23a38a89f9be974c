import Events
import Foundation
import GRDB
import Storage
import StorageContract
import Testing

@testable import SQLiteStorage

@Suite struct DurabilityTests {
    /// `FULL`: SQLite waits for the disk at each commit. What the connection says itself, since GRDB sets its own when it opens.
    private static let full = 2

    @Test("waits for the disk at each commit of a day")
    func dayIsSynchronous() async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 20)
        _ = try await folder.store.append(samples.lines(20), from: .agent(host: "PC-1"))
        let file = DayFile(day: "2026-04-01", kind: .live)
        for store in [folder.store, folder.reopened()] {
            let level = try await store.days.write(file) { database, _ in
                try Int.fetchOne(database, sql: "PRAGMA synchronous")
            }
            #expect(level == Self.full)
        }
    }

    @Test("waits for the disk at each commit of the control data")
    func controlIsSynchronous() async throws {
        let folder = try StoreFolder()
        let control = try ControlDatabase(path: folder.root + "/control.sqlite")
        let level = try await control.pool.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
        #expect(level == Self.full)
    }

    @Test("days are read while they are dropped, and nobody is told of an error")
    func droppedWhileRead() async throws {
        let folder = try StoreFolder()
        let store = folder.store
        var samples = LineSamples(seed: 22)
        let later = Timestamp(ticks: Timestamp.seconds(Int64(Date().timeIntervalSince1970) + 99 * 86_400).ticks)
        for _ in 0..<40 {
            _ = try await store.append(samples.lines(20), from: .agent(host: "PC-1"))
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for _ in 0..<4 {
                    tasks.addTask {
                        for _ in 0..<10 {
                            _ = try await store.days()
                            _ = try await store.lines(LogQuery(), limit: 10, after: nil)
                        }
                    }
                }
                tasks.addTask { _ = try await store.retain(RetentionLimits(days: 1), now: later) }
                try await tasks.waitForAll()
            }
        }
        _ = try await store.retain(RetentionLimits(days: 1), now: later)
        #expect(try await store.days().allSatisfy { !$0.isDamaged })
    }

    @Test("counts the days of retention from reception, whatever happens to the files later")
    func reception() async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 21)
        let before = Timestamp.seconds(Int64(Date().timeIntervalSince1970) - 1)
        let lines = samples.lines(100)
        _ = try await folder.store.append(Array(lines[..<90]), from: .agent(host: "PC-1"))
        _ = try await folder.store.append(Array(lines[90...]), from: .importing(id: 1))
        let received = try await folder.store.days().map(\.received)
        #expect(received.count == 3 && received.allSatisfy { $0.map { $0 >= before } == true })
        // As a copy put back from a backup, or a mere look at the day, leaves them.
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.logs) {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: folder.logs + "/" + name)
        }
        let store = folder.reopened()
        #expect(try await store.days().map(\.received) == received)
        let day = 86_400 * Timestamp.ticksPerSecond
        let later = Timestamp(ticks: before.ticks + 29 * day)
        #expect(try await store.retain(RetentionLimits(days: 30), now: later).isEmpty)
        // What an agent sends once more is no news.
        _ = try await store.append(lines, from: .agent(host: "PC-1"))
        #expect(try await store.days().map(\.received) == received)
        let past = Timestamp(ticks: before.ticks + 31 * day)
        #expect(try await store.retain(RetentionLimits(days: 30), now: past).count == 3)
    }
}
