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

    @Test("groups have versions of their own, counted with the general ones, and remove them again")
    func groups() async throws {
        let hosts = SQLiteGroupStore(control.database)
        let (sales, design) = (try await hosts.addGroup("営業部"), try await hosts.addGroup("設計部"))
        func add(_ yaml: String, of group: Int64?, onto previous: Int64?) async throws -> PolicyVersion {
            try await store.add(yaml, of: group, author: "sato", comment: "", at: .seconds(1), onto: previous)
        }
        let early = try await add("a: 0\n", of: design, onto: nil)
        #expect(early.heading.basedOn == 0)
        let general = try await add("a: 1\n", of: nil, onto: nil)
        let first = try await add("a: 2\n", of: sales, onto: nil)
        let later = try await add("a: 3\n", of: nil, onto: general.heading.number)
        let second = try await add("a: 4\n", of: sales, onto: first.heading.number)
        #expect([early, general, first, later, second].map(\.heading.number) == [1, 2, 3, 4, 5])
        #expect(first.heading.group == HostGroup(id: sales, name: "営業部"))
        // It stays what it began as.
        #expect(first.heading.basedOn == 2 && second.heading.basedOn == 2)
        #expect(try await store.current() == later)
        #expect(try await store.current(of: sales) == second)
        #expect(try await store.currentNumbers() == PolicyNumbers(general: 4, groups: [sales: 5, design: 1]))
        #expect(try await store.versions(limit: 9) == [later.heading, general.heading])
        #expect(try await store.versions(of: sales, limit: 9) == [second.heading, first.heading])
        #expect(try await store.before(second.heading) == first)
        #expect(try await store.before(first.heading) == nil)
        await #expect(throws: StoreError.conflict) { _ = try await add("a: 5\n", of: sales, onto: 3) }
        await #expect(throws: StoreError.notFound) { _ = try await add("a: 5\n", of: 99, onto: nil) }
        await #expect(throws: StoreError.conflict) {
            _ = try await store.remove(of: sales, author: "sato", comment: "", at: .seconds(2), onto: 3)
        }
        let removal = try await store.remove(of: sales, author: "suzuki", comment: "なし", at: .seconds(2), onto: 5)
        #expect(removal.heading.isRemoval && removal.heading.number == 6)
        #expect(try await store.current(of: sales) == nil)
        #expect(try await store.currentNumbers() == PolicyNumbers(general: 4, groups: [design: 1]))
        #expect(try await store.currentNumbers().number(in: sales) == 4)
        #expect(try await store.versions(of: sales, limit: 9).count == 3)
        await #expect(throws: StoreError.conflict) {
            _ = try await store.remove(of: sales, author: "sato", comment: "", at: .seconds(3), onto: 6)
        }
        // And once more, from what is general now.
        #expect(try await add("a: 7\n", of: sales, onto: nil).heading.basedOn == 4)
        // The history stays when the group goes.
        try await hosts.removeGroup(sales)
        #expect(try await store.versions(of: sales, limit: 9).first?.group?.name == "営業部")
    }
}
