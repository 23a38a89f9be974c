import Events
import SQLiteStorage
import Storage
import Testing

@Suite struct HostStoreTests {
    private let control: TemporaryControl
    private let hosts: SQLiteHostStore
    private let groups: SQLiteGroupStore

    init() throws {
        control = try TemporaryControl()
        hosts = SQLiteHostStore(control.database)
        groups = SQLiteGroupStore(control.database)
    }

    @Test("widens a host's span by what comes in, whatever its case and order")
    func span() async throws {
        try await hosts.seen([HostSighting(name: "PC-Ä", first: .seconds(50), last: .seconds(60))])
        try await hosts.seen([HostSighting(name: "pc-ä", first: .seconds(10), last: .seconds(20))])
        try await hosts.seen([HostSighting(name: "PC-Ä", first: .seconds(55), last: .seconds(90))])
        #expect(
            try await hosts.hosts() == [HostRecord(name: "PC-Ä", first: .seconds(10), last: .seconds(90))])
    }

    @Test("keeps what people say when lines come in, and the span when people say something")
    func description() async throws {
        let group = try await groups.addGroup("経理部")
        try await hosts.describe([HostDescription(name: "PC-1", group: group, owner: "佐藤", note: "窓側")])
        try await hosts.seen([HostSighting(name: "pc-1", first: .seconds(1), last: .seconds(2))])
        try await hosts.describe([HostDescription(name: "PC-1", group: group, owner: "鈴木", note: "")])
        let expected = HostRecord(
            name: "PC-1", first: .seconds(1), last: .seconds(2), group: HostGroup(id: group, name: "経理部"), owner: "鈴木")
        #expect(try await hosts.host("pc-1") == expected)
    }

    @Test("enters nothing at all where one group does not exist")
    func unknownGroup() async throws {
        await #expect(throws: StoreError.notFound) {
            try await hosts.describe([HostDescription(name: "A"), HostDescription(name: "B", group: 99)])
        }
        #expect(try await hosts.hosts().isEmpty)
    }

    @Test("hosts of a group that is removed are in none")
    func removedGroup() async throws {
        let group = try await groups.addGroup("営業部")
        try await hosts.describe([HostDescription(name: "A", group: group)])
        try await groups.renameGroup(group, "営業一部")
        #expect(try await hosts.host("A").group?.name == "営業一部")
        try await groups.removeGroup(group)
        #expect(try await hosts.host("A").group == nil)
        await #expect(throws: StoreError.notFound) { try await groups.removeGroup(group) }
    }

    @Test("two groups never have the same name")
    func sameName() async throws {
        _ = try await groups.addGroup("A")
        let other = try await groups.addGroup("B")
        await #expect(throws: StoreError.conflict) { _ = try await groups.addGroup("A") }
        await #expect(throws: StoreError.conflict) { try await groups.renameGroup(other, "A") }
    }

    @Test("forgets a host")
    func removal() async throws {
        try await hosts.seen([HostSighting(name: "A", first: .seconds(1), last: .seconds(2))])
        try await hosts.remove("a")
        await #expect(throws: StoreError.notFound) { _ = try await hosts.host("A") }
        await #expect(throws: StoreError.notFound) { try await hosts.remove("A") }
    }
}
