import Detection
import Events
import SQLiteStorage
import Storage
import Testing

@Suite struct ImportStoreTests {
    private let control: TemporaryControl
    private let store: SQLiteImportStore
    private let files = [ImportedFile(path: "C:\\ログ\\a.evtx", bytes: 70_000)]

    init() throws {
        control = try TemporaryControl()
        store = SQLiteImportStore(control.database)
    }

    @Test("keeps who, when, files, counts and the end")
    func whole() async throws {
        let id = try await store.begin(author: "sato", files: files, at: .seconds(100))
        var counts = ImportCounts()
        counts.added = 3
        try await store.update(id, counts)
        #expect(try await store.record(id).counts == counts)
        counts.known = 4
        counts.findings = 1
        counts.problems = 2
        try await store.finish(id, .done, counts, at: .seconds(200))
        let expected = ImportRecord(
            id: id, author: "sato", files: files, began: .seconds(100), ended: .seconds(200), state: .done,
            counts: counts)
        #expect(try await store.record(id) == expected)
    }

    @Test("ends an import once")
    func twice() async throws {
        let id = try await store.begin(author: "sato", files: files, at: .seconds(100))
        try await store.finish(id, .cancelled, ImportCounts(), at: .seconds(200))
        await #expect(throws: StoreError.conflict) {
            try await store.finish(id, .done, ImportCounts(), at: .seconds(300))
        }
        #expect(try await store.record(id).state == .cancelled)
    }

    @Test("lists the newest first, page by page")
    func pages() async throws {
        var ids: [Int64] = []
        for second in 0..<5 {
            ids.append(try await store.begin(author: "sato", files: files, at: .seconds(Int64(second))))
        }
        let first = try await store.records(limit: 2, before: nil)
        let second = try await store.records(limit: 9, before: first[1].id)
        #expect((first + second).map(\.id) == ids.reversed())
    }

    @Test("calls those interrupted that were left running")
    func interrupted() async throws {
        let left = try await store.begin(author: "sato", files: files, at: .seconds(1))
        let done = try await store.begin(author: "sato", files: files, at: .seconds(2))
        try await store.finish(done, .done, ImportCounts(), at: .seconds(3))
        #expect(try await store.interruptRunning(at: .seconds(4)) == 1)
        #expect(try await store.record(left).state == .interrupted)
        #expect(try await store.record(done).state == .done)
    }

    @Test("keeps the first problems, in their order, up to the limit")
    func problems() async throws {
        let id = try await store.begin(author: "sato", files: files, at: .seconds(1))
        let problems = (0..<ImportProblem.limit + 10).map {
            ImportProblem(file: "a", text: Text(en: "damaged \($0)", ja: "壊れています \($0)"))
        }
        try await store.add(Array(problems[..<600]), to: id)
        try await store.add(Array(problems[600...]), to: id)
        #expect(try await store.problems(of: id, limit: 5_000) == Array(problems[..<ImportProblem.limit]))
    }

    @Test("removes an import with its problems, but not while it is running")
    func removal() async throws {
        let id = try await store.begin(author: "sato", files: files, at: .seconds(1))
        try await store.add([ImportProblem(file: "a", text: Text(en: "damaged", ja: "壊れています"))], to: id)
        await #expect(throws: StoreError.conflict) { try await store.remove(id) }
        try await store.finish(id, .failed, ImportCounts(), at: .seconds(2))
        try await store.remove(id)
        await #expect(throws: StoreError.notFound) { _ = try await store.record(id) }
        #expect(try await store.problems(of: id, limit: 10).isEmpty)
    }
}
