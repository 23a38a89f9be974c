import Events
import Foundation
import GRDB
import Storage
import StorageContract
import Testing

@testable import SQLiteStorage

@Suite struct SQLiteLogStoreTests {
    private static let promises: [(name: String, check: @Sendable (any LogStore) async throws -> Void)] = [
        ("keeps lines", { try await LogStoreContract.keepsLines($0) }),
        ("adds nothing twice", { try await LogStoreContract.addsNothingTwice($0) }),
        ("answers queries", { try await LogStoreContract.answersQueries($0) }),
        ("counts", { try await LogStoreContract.counts($0) }),
        ("follows processes", { try await LogStoreContract.followsProcesses($0) }),
        ("retains", { try await LogStoreContract.retains($0) }),
    ]

    @Test("does what every store must do", arguments: promises.indices)
    func contract(_ index: Int) async throws {
        let folder = try StoreFolder()
        try await Self.promises[index].check(folder.store)
    }

    @Test("finds everything again after it was closed")
    func reopened() async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 9)
        let lines = samples.lines(100)
        _ = try await folder.store.append(lines, from: .agent(host: "PC-1"))
        let again = folder.reopened()
        let result = try await again.append(lines, from: .agent(host: "PC-1"))
        #expect(result == AppendResult(added: 0, known: 100))
    }

    @Test("sets a damaged day aside, says so, and serves the others")
    func damaged() async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 10)
        let lines = samples.lines(300)
        _ = try await folder.store.append(lines, from: .agent(host: "PC-1"))
        let store = folder.reopened()
        try Data(repeating: 0x41, count: 100_000).write(to: URL(fileURLWithPath: folder.logs + "/2026-04-02.sqlite"))
        try? FileManager.default.removeItem(atPath: folder.logs + "/2026-04-02.sqlite-wal")
        let page = try await store.lines(LogQuery(), limit: 1_000, after: nil)
        #expect(page.damagedDays == ["2026-04-02"])
        #expect(
            page.lines.count
                == lines.count { $0.line.kind == .event && DayFile.day(of: $0.event.time) != "2026-04-02" })
        #expect(try await store.days().filter(\.isDamaged).map(\.day) == ["2026-04-02"])
        // What was there is kept, and the day goes on in a new database.
        #expect(FileManager.default.fileExists(atPath: folder.damaged + "/2026-04-02.sqlite"))
        let result = try await store.append(lines, from: .agent(host: "PC-1"))
        #expect(result.added == lines.count { DayFile.day(of: $0.event.time) == "2026-04-02" })
    }

    @Test("takes cursors of nobody for the beginning")
    func hostileCursor() async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 11)
        _ = try await folder.store.append(samples.lines(20), from: .agent(host: "PC-1"))
        for text in ["", "x", "2026-04-02;L1,2", "2026-04-02;X1,2,3,4", "../../etc;L1,2,3,4", "2026-99-99;L9,9,9,9"] {
            _ = try await folder.store.lines(LogQuery(), limit: 10, after: LogCursor(text))
        }
        #expect(try await folder.store.lines(LogQuery(), limit: 10, after: LogCursor("x")).lines.count == 10)
    }

    @Test("says when it is full, keeps what was acknowledged, and goes on when there is room")
    func full() async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 12)
        let lines = samples.lines(4_000).filter { DayFile.day(of: $0.event.time) == "2026-04-01" }
        _ = try await folder.store.append(Array(lines[..<100]), from: .agent(host: "PC-1"))
        let file = DayFile(day: "2026-04-01", kind: .live)
        try await folder.store.days.write(file) { database, _ in
            try database.execute(sql: "PRAGMA max_page_count = 60")
        }
        await #expect(throws: StoreError.full) {
            _ = try await folder.store.append(Array(lines[100...]), from: .agent(host: "PC-1"))
        }
        #expect(
            try await folder.store.hosts().reduce(0) { $0 + $1.lineCount }
                == lines[..<100].count { $0.line.kind == .event })
        let store = folder.reopened()
        #expect(
            try await store.append(lines, from: .agent(host: "PC-1"))
                == AppendResult(added: lines.count - 100, known: 100))
    }

    @Test("loses nothing that was acknowledged while days are dropped")
    func droppedMeanwhile() async throws {
        let folder = try StoreFolder()
        let store = folder.store
        var samples = LineSamples(seed: 14)
        let lines = samples.lines(2_000).filter { $0.line.kind == .event }
        let file = DayFile(day: "2026-04-02", kind: .live)
        // Each round drops what was there before it; what was acknowledged after the last drop is there.
        let writing = Task {
            for start in stride(from: 0, to: lines.count - 20, by: 20) {
                _ = try await store.append(Array(lines[start..<(start + 20)]), from: .agent(host: "PC-1"))
            }
        }
        for _ in 0..<30 { try await store.days.drop(file) }
        try await writing.value
        let result = try await store.append(lines, from: .agent(host: "PC-1"))
        let page = try await store.days().reduce(0) { $0 + $1.lineCount }
        #expect(page == lines.count)
        #expect(result.added + result.known == lines.count)
        #expect(try await store.append(lines, from: .agent(host: "PC-1")) == AppendResult(added: 0, known: lines.count))
    }

    @Test("what was written lately lies on the disk once after the hourly work, and is still there")
    func settled() async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 15)
        _ = try await folder.store.append(samples.lines(500), from: .agent(host: "PC-1"))
        let before = try await folder.store.days()
        _ = try await folder.store.retain(RetentionLimits(), now: LineSamples.start)
        let after = try await folder.store.days()
        #expect(after.map(\.lineCount) == before.map(\.lineCount))
        for day in after {
            let log = folder.logs + "/" + day.day + ".sqlite-wal"
            #expect(try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int == 0)
        }
    }

    @Test("looks only where it has to", arguments: QueryPlanCase.all)
    func plan(_ test: QueryPlanCase) async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 13)
        _ = try await folder.store.append(samples.lines(800), from: .agent(host: "PC-1"))
        let plan = try await folder.store.days.read(DayFile(day: "2026-04-01", kind: .live)) { database in
            try DayReader(database: database).plan(test.query)
        }
        #expect(plan?.contains(test.uses) == true, "\(plan ?? "")")
        // A process's own lines are few, and sorted when they are asked for.
        if test.query.process == nil { #expect(plan?.contains("TEMP B-TREE") == false, "\(plan ?? "")") }
    }
}

struct QueryPlanCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let query: LogQuery
    let uses: String

    static let all = [
        make("newest lines", "USING INDEX lines_time") { _ in },
        make("an hour of a host", "USING INDEX lines_host (host=? AND time>? AND time<?)") {
            $0.hosts = ["PC-1"]
            $0.since = LineSamples.start
            $0.until = Timestamp(ticks: LineSamples.start.ticks + 36_000_000_000)
        },
        make("what a process did", "USING INDEX lines_process") {
            $0.process = ProcessReference(host: "PC-1", key: "747F3D96-D765-5D31-0000-000000000003")
        },
    ]

    private static func make(_ name: String, _ uses: String, _ change: (inout LogQuery) -> Void) -> QueryPlanCase {
        var query = LogQuery()
        change(&query)
        return QueryPlanCase(testDescription: name, query: query, uses: uses)
    }
}

/// A store in a folder of its own for the time of a test.
final class StoreFolder {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    var logs: String { root + "/logs" }
    var damaged: String { root + "/damaged" }
    let store: SQLiteLogStore

    init() throws {
        for folder in ["logs", "damaged"] {
            try FileManager.default.createDirectory(
                atPath: root + "/" + folder, withIntermediateDirectories: true)
        }
        store = SQLiteLogStore(folder: root + "/logs", damagedFolder: root + "/damaged")
    }

    func reopened() -> SQLiteLogStore { SQLiteLogStore(folder: logs, damagedFolder: damaged) }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }
}
