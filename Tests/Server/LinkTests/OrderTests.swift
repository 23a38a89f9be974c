import Events
import Link
import NIOHTTP1
import Orders
import SQLiteStorage
import Spooling
import Storage
import Testing
import Uplink
import Watches

@Suite struct OrderTests {
    private func fetch(_ membership: Membership, after counter: UInt64 = 0, wait: Int = 0) async throws -> [[UInt8]] {
        let answer = try await TestAgent.open(membership).ask(
            .GET, "\(LinkProtocol.ordersPath)?after=\(counter)&wait=\(wait)", limitBytes: 1 << 20)
        guard answer.status == 200 else { return [] }
        var rest = answer.body[...]
        var orders: [[UInt8]] = []
        while let end = rest.firstIndex(of: 10) {
            let length = try #require(Int(String(decoding: rest[..<end], as: UTF8.self)))
            orders.append(Array(rest[(end + 1)...].prefix(length)))
            rest = rest[(end + 1 + length)...]
        }
        return orders
    }

    @Test func `a command reaches who waits for it, once, and only the host it is for obeys`() async throws {
        let server = try await TestServer()
        let (agent, other) = (try await TestAgent(server, name: "A"), try await TestAgent(server, name: "B"))
        let membership = agent.membership
        async let waiting = fetch(membership, wait: 50)
        let counter = try await server.office.command(
            "stop-process\npid 77", for: agent.membership.host, reason: "copies the share", lasts: 600,
            by: TestServer.author)
        let orders = try await waiting
        let now = UInt64(server.link.now().ticks / 10_000_000)
        let order = try agent.trust.order(try #require(orders.first), now: now)
        #expect(order.kind == .command && order.counter == UInt64(counter))
        #expect(order.body == Array("stop-process\npid 77".utf8))
        #expect(throws: LinkError.notForUs) { try other.trust.order(orders[0], now: now) }
        #expect(throws: LinkError.expired) { try agent.trust.order(orders[0], now: now + 601) }
        agent.trust.obey(order)
        #expect(throws: LinkError.replayed(counter: order.counter, obeyed: order.counter)) {
            try agent.trust.order(orders[0], now: now)
        }
        #expect(try await fetch(agent.membership, after: order.counter).isEmpty)
        #expect(try await fetch(other.membership).isEmpty)
        let entries = try await server.audit.newestEntries(limit: 10)
        #expect(entries.contains { $0.record.action == "agent.order-give" && $0.record.reason == "copies the share" })
        #expect(
            entries.contains { $0.record.action == "agent.order-fetch" && $0.record.who == agent.membership.host })
        await #expect(throws: StoreError.conflict) { try await server.office.withdraw(counter, by: TestServer.author) }
        await server.remove()
    }

    private static func policy(_ order: Order) throws -> Policy {
        try PolicyWire.read(PolicyOrder(order.body).content, onto: .linux)
    }

    @Test func `each agent gets the policy that counts, and an old one is refused`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let policies = SQLitePolicyStore(server.control)
        func save(_ text: String, _ previous: Int64?) async throws {
            _ = try await policies.add(text, author: "admin", comment: "", at: server.link.now(), onto: previous)
        }
        let now = UInt64(server.link.now().ticks / 10_000_000)
        let membership = agent.membership
        async let waiting = fetch(membership, wait: 50)
        try await save("archive:\n  burst-count: 7\n", nil)
        let first = try #require(try await waiting.first)
        agent.trust.obey(try agent.trust.order(first, now: now))
        try await save("archive:\n  burst-count: 8\n", 1)
        let second = try #require(try await fetch(agent.membership, after: agent.trust.obeyed(.policy), wait: 50).first)
        let order = try agent.trust.order(second, now: now)
        #expect(try Self.policy(order).archive.burstCount == 8 && PolicyOrder(order.body).version == 2)
        agent.trust.obey(order)
        #expect(throws: LinkError.self) { try agent.trust.order(first, now: now) }
        // One that joins later gets the last one at once, and no other.
        let late = try await TestAgent(server, name: "late")
        let orders = try await fetch(late.membership)
        #expect(orders.count == 1)
        let told = try late.trust.order(try #require(orders.first), now: now)
        #expect(try Self.policy(told).archive.burstCount == 8)
        #expect(try await server.actions().filter { $0 == "agent.policy-issue" }.count == 3)
        await server.remove()
    }

    @Test func `the key that signs changes once all agents know, and they follow`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let now = UInt64(server.link.now().ticks / 10_000_000)
        await #expect(throws: KeyChangeError.notAnnounced) {
            try await server.office.changeKey(isForced: true, by: TestServer.author)
        }
        try await server.office.announceKey(by: TestServer.author)
        await #expect(throws: KeyChangeError.unknown(agents: 1)) {
            try await server.office.changeKey(isForced: false, by: TestServer.author)
        }
        let announced = try agent.trust.order(try #require(try await fetch(agent.membership).first), now: now)
        #expect(announced.kind == .key)
        agent.trust.obey(announced)
        try await server.office.changeKey(isForced: false, by: TestServer.author)
        let answer = try await agent.send([TestAgent.line(1)], 1, 1, on: try await agent.open())
        #expect(try agent.trust.acknowledgement(answer.body).range.last == 1)
        // It is the same one after the server starts again.
        await server.stop()
        let again = try await TestServer(folder: server.folder, port: server.port)
        _ = try await again.office.command(
            "look", for: agent.membership.host, reason: "", lasts: 600, by: TestServer.author)
        let signed = try #require(try await fetch(agent.membership, after: announced.counter).first)
        let order = try agent.trust.order(signed, now: now)
        let before = agent.trust.key
        agent.trust.obey(order)
        #expect(agent.trust.key != before && agent.trust.nextKey == nil)
        await again.remove()
    }

    @Test func `the server ends while agents wait`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let connection = try await agent.open()
        let clock = ContinuousClock()
        let time = try await clock.measure {
            async let answer = connection.ask(.GET, LinkProtocol.ordersPath + "?after=0&wait=55")
            // The question has reached the server once another one on a later connection was answered.
            _ = try await agent.send([TestAgent.line(1)], 1, 1, on: try await agent.open())
            await server.stop()
            let refusal = try? await answer.refusal
            #expect(refusal == "stopping" || refusal == nil)
        }
        #expect(time < .seconds(50))
        await server.remove()
    }
}
