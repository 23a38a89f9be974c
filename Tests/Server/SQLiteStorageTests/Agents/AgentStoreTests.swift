import Events
import SQLiteStorage
import Storage
import Testing

@Suite struct AgentStoreTests {
    private let control: TemporaryControl
    private let store: SQLiteAgentStore
    private let hosts: SQLiteHostStore

    init() throws {
        control = try TemporaryControl()
        store = SQLiteAgentStore(control.database)
        hosts = SQLiteHostStore(control.database)
    }

    private func token(_ kind: EnrolmentToken.Kind, _ digest: String, group: HostGroup? = nil) -> EnrolmentToken {
        EnrolmentToken(
            kind: kind, digest: Concealed(digest), group: group, created: .seconds(0), expires: .seconds(100),
            author: "admin")
    }

    private func request(_ digest: String, _ id: String, _ name: String) -> EnrolmentRequest {
        EnrolmentRequest(
            digest: Concealed(digest), id: id, name: name, serial: "01", certificateEnds: .seconds(9_000),
            version: "1.0", system: "Debian 13", address: "192.0.2.7")
    }

    @Test func `a single token lets one host join`() async throws {
        _ = try await store.addToken(token(.single(name: ""), "d1"))
        let result = try await store.enrol(request("d1", "a1", "PC-1"), at: .seconds(1))
        #expect(result.agent.state == .active)
        #expect(result.agent.name == "PC-1")
        await #expect(throws: StoreError.notFound) {
            try await store.enrol(request("d1", "a2", "PC-2"), at: .seconds(2))
        }
        #expect(try await store.tokens(at: .seconds(2)).isEmpty)
        #expect(try await store.agents().map(\.id) == ["a1"])
    }

    @Test func `no token lets anybody join after its end`() async throws {
        _ = try await store.addToken(token(.group, "d1"))
        await #expect(throws: StoreError.notFound) {
            try await store.enrol(request("d1", "a1", "PC-1"), at: .seconds(100))
        }
    }

    @Test func `hosts of a group's token wait, in its group`() async throws {
        let id = try await SQLiteGroupStore(control.database).addGroup("営業部")
        let group = HostGroup(id: id, name: "営業部")
        _ = try await store.addToken(token(.group, "g", group: group))
        for number in 1...3 { _ = try await store.enrol(request("g", "a\(number)", "PC-\(number)"), at: .seconds(1)) }
        #expect(try await store.agents().map(\.state) == [.waiting, .waiting, .waiting])
        #expect(try await store.agents().map(\.group) == [group, group, group])
        #expect(try await store.activeAgent(named: "pc-2") == nil)
        #expect(try await store.setState(.active, of: "a2").state == .active)
        #expect(try await store.activeAgent(named: "pc-2")?.id == "a2")
        #expect(try await store.activeAgent(named: "pc-9") == nil)
        await #expect(throws: StoreError.conflict) { try await store.setState(.waiting, of: "a2") }
        #expect(try await store.tokens(at: .seconds(2)).map(\.uses) == [3])
    }

    @Test func `a name takes over no agent, no revoked one and no host of which there are logs`() async throws {
        _ = try await store.addToken(token(.group, "g"))
        try await hosts.seen([HostSighting(name: "DC-Ä", first: .seconds(1), last: .seconds(2))])
        let names = ["dc-ä", "PC-1", "pc-1", "PC-1"]
        var given: [String] = []
        for (number, name) in names.enumerated() {
            given.append(try await store.enrol(request("g", "a\(number)", name), at: .seconds(3)).agent.name)
            _ = try await store.setState(.revoked, of: "a\(number)")
        }
        #expect(given == ["dc-ä-2", "PC-1", "pc-1-2", "PC-1-3"])
    }

    @Test func `a token for a name gives it, and revokes who had it`() async throws {
        _ = try await store.addToken(token(.single(name: "FILE-1"), "d1"))
        _ = try await store.addToken(token(.single(name: "file-1"), "d2"))
        let first = try await store.enrol(request("d1", "a1", "whatever"), at: .seconds(1))
        #expect(first.agent.name == "FILE-1" && first.agent.claimedName == "whatever" && first.replaced == nil)
        let second = try await store.enrol(request("d2", "a2", "FILE-1"), at: .seconds(2))
        #expect(second.agent.name == "file-1" && second.replaced == "a1")
        #expect(try await store.agent("a1").state == .revoked)
    }

    @Test func `a new certificate counts beside the old one until it is used`() async throws {
        _ = try await store.addToken(token(.single(name: ""), "d"))
        _ = try await store.enrol(request("d", "a", "PC"), at: .seconds(1))
        try await store.addCertificate("02", ends: .seconds(99), of: "a")
        #expect(try await store.agent("a").serial == "01")
        #expect(try await store.agent("a").nextSerial == "02")
        await #expect(throws: StoreError.notFound) { try await store.useCertificate("03", of: "a") }
        try await store.useCertificate("02", of: "a")
        #expect(try await store.agent("a").serial == "02")
        #expect(try await store.agent("a").nextSerial == "")
    }

    @Test func `counts what came and how far`() async throws {
        _ = try await store.addToken(token(.single(name: ""), "d"))
        _ = try await store.enrol(request("d", "a", "PC"), at: .seconds(1))
        var counters = AgentCounters()
        (counters.batches, counters.lines, counters.missing) = (1, 10, 2)
        for through in [10, 30, 20] as [UInt64] {
            let progress = AgentProgress(epoch: .max, through: through)
            let receipt = AgentReceipt(agent: "a", progress: progress, counters: counters, time: .seconds(5))
            try await store.note([receipt])
        }
        #expect(try await store.progress(of: "a") == [AgentProgress(epoch: .max, through: 30)])
        #expect(try await store.agent("a").counters.lines == 30)
    }

    @Test func `orders' counters grow whatever the clock says, and only what counts is fetched`() async throws {
        _ = try await store.addToken(token(.single(name: ""), "d"))
        _ = try await store.enrol(request("d", "a", "PC"), at: .seconds(1))
        func order(_ content: AgentOrder.Content, expires: Int64 = 5_000) -> AgentOrder {
            AgentOrder(
                agent: "a", content: content, created: .seconds(1), expires: .seconds(expires), author: "admin")
        }
        let first = try await store.add([order(.policy(version: 1)), order(.command("c1"))], at: .seconds(1_000))
        let second = try await store.add(
            [order(.policy(version: 2)), order(.command("c2"), expires: 3)], at: .seconds(2))
        #expect(first.map(\.counter) == [1_000_000, 1_000_001])
        #expect(second.map(\.counter) == [1_000_002, 1_000_003])
        let wanted = try await store.orders(for: "a", after: 0, at: .seconds(10))
        #expect(wanted.map(\.content) == [.command("c1"), .policy(version: 2)])
        try await store.noteFetched(wanted.map(\.counter), at: .seconds(11))
        await #expect(throws: StoreError.conflict) {
            try await store.setState(.withdrawn, ofOrder: 1_000_001, result: "", at: .seconds(12))
        }
        try await store.setState(.done, ofOrder: 1_000_001, result: "stopped", at: .seconds(12))
        #expect(try await store.orders(for: "a", after: 0, at: .seconds(13)).map(\.counter) == [1_000_002])
        #expect(try await store.orders(of: "a", limit: 10).count == 4)
    }

    @Test func `a right to leave is used once, by its own agent, in its time; then the agent counts no more`()
        async throws
    {
        for number in 1...2 {
            _ = try await store.addToken(token(.single(name: ""), "d\(number)"))
            _ = try await store.enrol(request("d\(number)", "a\(number)", "PC-\(number)"), at: .seconds(1))
        }
        func right(_ digest: String) -> RemovalRight {
            RemovalRight(digest: Concealed(digest), created: .seconds(2), expires: .seconds(50), author: "admin")
        }
        await #expect(throws: StoreError.notFound) { try await store.setRemoval(right("r"), of: "a9") }
        try await store.setRemoval(right("old"), of: "a1")
        try await store.setRemoval(right("r"), of: "a1")
        for (agent, digest, time) in [("a1", "old", 3), ("a2", "r", 3), ("a1", "r", 50)] as [(String, String, Int64)] {
            await #expect(throws: StoreError.notFound) {
                _ = try await store.leave(agent, digest: Concealed(digest), at: .seconds(time))
            }
        }
        let left = try await store.leave("a1", digest: Concealed("r"), at: .seconds(49))
        #expect(left.state == .revoked && left.left == .seconds(49))
        #expect(try await store.removal(of: "a1") == nil)
        await #expect(throws: StoreError.notFound) {
            _ = try await store.leave("a1", digest: Concealed("r"), at: .seconds(49))
        }
        await #expect(throws: StoreError.notFound) { try await store.setRemoval(right("x"), of: "a1") }
    }

    @Test func `sensors are as their agent said last, whatever arrives late`() async throws {
        _ = try await store.addToken(token(.single(name: ""), "d1"))
        _ = try await store.enrol(request("d1", "a1", "PC-1"), at: .seconds(1))
        func sensor(_ name: String, _ isLive: Bool, _ time: Int64) -> AgentSensor {
            AgentSensor(name: name, isLive: isLive, detail: "\(time)", time: .seconds(time))
        }
        try await store.note([sensor("fanotify", true, 5), sensor("bpf", false, 5)], of: "a1")
        try await store.note([sensor("fanotify", false, 4), sensor("bpf", true, 6)], of: "a1")
        try await store.note([sensor("ftp", true, 6)], of: "nobody")
        #expect(try await store.sensors(of: "a1") == [sensor("bpf", true, 6), sensor("fanotify", true, 5)])
        try await store.note((0..<100).map { sensor("s\($0)", true, 7) }, of: "a1")
        #expect(try await store.sensors(of: "a1").count == 64)
    }
}
