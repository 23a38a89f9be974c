import Events
import SQLiteStorage
import Storage
import Testing

@Suite struct PolicyStoreTests {
    private let control: TemporaryControl
    private let store: SQLitePolicyStore

    init() throws {
        control = try TemporaryControl()
        store = SQLitePolicyStore(control.database)
    }

    @Test("the newest version counts, the older ones stay")
    func versions() async throws {
        #expect(try await store.current() == nil)
        let first = try await store.add("a: 1\n", author: "sato", comment: "最初", at: .seconds(1), onto: nil)
        let second = try await store.add(
            "a: 2\n", author: "suzuki", comment: "", at: .seconds(2), onto: first.heading.number)
        #expect(try await store.current() == second)
        #expect(try await store.version(first.heading.number) == first)
        #expect(try await store.versions(limit: 10) == [second.heading, first.heading])
    }

    @Test("refuses a change to a version that is no longer the newest")
    func conflict() async throws {
        let first = try await store.add("a: 1\n", author: "sato", comment: "", at: .seconds(1), onto: nil)
        for stale in [nil, first.heading.number + 1] {
            await #expect(throws: StoreError.conflict) {
                _ = try await store.add("a: 3\n", author: "x", comment: "", at: .seconds(2), onto: stale)
            }
        }
        #expect(try await store.current() == first)
    }
}
