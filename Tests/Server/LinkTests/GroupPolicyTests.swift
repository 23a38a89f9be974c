import Detection
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

@Suite struct GroupPolicyTests {
    /// An agent that fetches and obeys what it is told of policies.
    private final class Follower {
        let agent: TestAgent
        private let server: TestServer

        init(_ server: TestServer, name: String) async throws {
            self.server = server
            agent = try await TestAgent(server, name: name)
        }

        /// The next policy that it is told; nil where it is told none.
        func next(wait: Int = 50) async throws -> (order: PolicyOrder, policy: Policy)? {
            let after = agent.trust.obeyed(.policy)
            let answer = try await agent.open().ask(
                .GET, "\(LinkProtocol.ordersPath)?after=\(after)&wait=\(wait)", limitBytes: 1 << 20)
            guard answer.status == 200, let end = answer.body.firstIndex(of: 10) else { return nil }
            let now = UInt64(server.link.now().ticks / 10_000_000)
            let order = try agent.trust.order(Array(answer.body[(end + 1)...]), now: now)
            agent.trust.obey(order)
            let told = try PolicyOrder(order.body)
            return (told, try PolicyWire.read(told.content, onto: .linux))
        }

        var state: AgentPolicyState {
            get async throws { try await server.store.agent(agent.membership.host).policy }
        }

        /// Says what it obeys, as `sense` does.
        func say(_ version: Int64, _ answer: String, _ number: UInt64) async throws {
            var health = HealthActivity(.policy, detail: "obeys")
            health.response = ResponseFacts(
                kind: ResponseFacts.policy, answer: answer, command: String(version))
            var event = Event(time: server.link.now(), host: "x", activity: .health(health))
            event.origin.eventIdentity = "p-\(number)"
            var line = EventLine()
            line.log = "health"
            var text = TextBuffer()
            EventJSON.append(event, line, to: &text)
            let answer = try await agent.send([text.string], number, number, on: try await agent.open())
            #expect(answer.status == 200)
        }
    }

    @Test func `a group's policy counts for its hosts, until it is removed, they move, or the group goes`() async throws
    {
        let server = try await TestServer()
        let policies = SQLitePolicyStore(server.control)
        let (hosts, groups) = (SQLiteHostStore(server.control), SQLiteGroupStore(server.control))
        let (sales, other) = (try await Follower(server, name: "PC-S"), try await Follower(server, name: "PC-O"))
        let group = try await groups.addGroup("営業部")
        try await hosts.describe([HostDescription(name: "PC-S", group: group, owner: "", note: "")])
        func save(_ count: Int, of group: Int64?, onto previous: Int64?) async throws -> PolicyVersion {
            try await policies.add(
                "archive:\n  burst-count: \(count)\n", of: group, author: "sato", comment: "", at: server.link.now(),
                onto: previous)
        }
        _ = try await save(11, of: nil, onto: nil)
        for follower in [sales, other] {
            let told = try #require(try await follower.next())
            #expect(told.order.version == 1 && told.order.group.isEmpty && told.policy.archive.burstCount == 11)
            #expect(try await follower.state.fetched == 1)
        }
        // A policy of its own: the others are told nothing.
        let own = try await save(22, of: group, onto: nil)
        #expect(own.heading.basedOn == 1)
        let told = try #require(try await sales.next())
        #expect(told.order.version == 2 && told.order.group == "営業部" && told.policy.archive.burstCount == 22)
        #expect(try await other.next(wait: 0) == nil)
        // A new general one is not theirs.
        _ = try await save(33, of: nil, onto: 1)
        #expect(try #require(try await other.next()).policy.archive.burstCount == 33)
        #expect(try await sales.next(wait: 0) == nil)
        // A host that moves gets the other one, there and back.
        try await hosts.describe([HostDescription(name: "PC-O", group: group, owner: "", note: "")])
        #expect(try #require(try await other.next()).policy.archive.burstCount == 22)
        try await hosts.describe([HostDescription(name: "PC-O", group: nil, owner: "", note: "")])
        #expect(try #require(try await other.next()).policy.archive.burstCount == 33)
        // Without its own policy the group has the general one, and so without the group.
        _ = try await policies.remove(of: group, author: "sato", comment: "", at: server.link.now(), onto: 2)
        #expect(try #require(try await sales.next()).order.version == 3)
        _ = try await save(44, of: group, onto: nil)
        #expect(try #require(try await sales.next()).policy.archive.burstCount == 44)
        try await groups.removeGroup(group)
        #expect(try #require(try await sales.next()).policy.archive.burstCount == 33)
        #expect(try await server.actions().filter { $0 == "agent.policy-issue" }.count >= 6)
        await server.remove()
    }

    @Test func `who was told of a group's policy is told of the default when there is no other`() async throws {
        let server = try await TestServer()
        let policies = SQLitePolicyStore(server.control)
        let (hosts, groups) = (SQLiteHostStore(server.control), SQLiteGroupStore(server.control))
        let follower = try await Follower(server, name: "PC-1")
        let group = try await groups.addGroup("Sales")
        try await hosts.describe([HostDescription(name: "PC-1", group: group, owner: "", note: "")])
        _ = try await policies.add(
            "archive:\n  enabled: false\n", of: group, author: "sato", comment: "", at: server.link.now(), onto: nil)
        #expect(try #require(try await follower.next()).policy.archive.settings.isEnabled == false)
        _ = try await policies.remove(of: group, author: "sato", comment: "", at: server.link.now(), onto: 1)
        let told = try #require(try await follower.next())
        #expect(told.order.version == 0 && told.policy == .linux)
        await server.remove()
    }

    @Test func `what an agent says of its policy is kept, shown once in the audit log, and never older`() async throws {
        let server = try await TestServer()
        let follower = try await Follower(server, name: "PC-1")
        try await follower.say(3, "done", 1)
        try await follower.say(3, "done", 2)
        #expect(try await follower.state.obeyed == 3)
        #expect(try await server.actions().filter { $0 == "agent.policy-obey" }.count == 1)
        try await follower.say(4, "malformed(line: 9)", 3)
        let state = try await follower.state
        #expect(state.obeyed == 3 && state.problem == "malformed(line: 9)")
        #expect(try await server.actions().filter { $0 == "agent.policy-refuse" }.count == 1)
        try await follower.say(5, "done", 4)
        #expect(try await follower.state.obeyed == 5)
        #expect(try await follower.state.problem.isEmpty)
        await server.remove()
    }

    @Test func `a policy that is too large for agents does not hold up what else they are told`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let services = (0..<60_000).map { "    - service-\($0).example.com\n" }.joined()
        _ = try await SQLitePolicyStore(server.control).add(
            "transfer:\n  services:\n" + services, author: "sato", comment: "", at: server.link.now(), onto: nil)
        _ = try await server.office.command(
            "look", for: agent.membership.host, reason: "", lasts: 600, by: TestServer.author)
        let now = UInt64(server.link.now().ticks / 10_000_000)
        let answer = try await agent.open().ask(
            .GET, "\(LinkProtocol.ordersPath)?after=0&wait=50", limitBytes: 1 << 20)
        let end = try #require(answer.body.firstIndex(of: 10))
        let order = try agent.trust.order(Array(answer.body[(end + 1)...]), now: now)
        #expect(order.kind == .command)
        await server.remove()
    }
}
