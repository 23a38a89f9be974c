import Accounts
import Alerting
import Crypto
import Detection
import Events
import Foundation
import Link
import NIOHTTP1
import NIOPosix
import Orders
import SQLiteStorage
import Spooling
import Storage
import Testing
import Uplink

@testable import Link

/// How an agent is taken off its host, and what the server says when nobody had permitted it or when it falls silent.
@Suite struct LeavingTests {
    private static func say(
        _ token: String, _ agent: TestAgent, as other: Membership? = nil
    ) async throws(JoiningError) {
        try await Farewell.say(
            other ?? agent.membership, token: token, version: TestAgent.version, seconds: 30,
            on: MultiThreadedEventLoopGroup.singleton)
    }

    @Test func `with its token an agent leaves once, and counts no more`() async throws {
        let server = try await TestServer()
        let (agent, other) = (try await TestAgent(server, name: "A"), try await TestAgent(server, name: "B"))
        let id = agent.membership.host
        let token = try await server.office.permitRemoval(
            of: id, reason: "廃棄", lasts: 600, by: TestServer.author
        ).exposed

        // The host gets what shows the token to be good, and not the token.
        let answer = try await agent.open().ask(
            .GET, LinkProtocol.ordersPath + "?after=0&wait=0", limitBytes: LinkProtocol.statementLimitBytes * 64)
        let text = String(decoding: answer.body, as: UTF8.self)
        #expect(text.contains("kind removal") && !text.contains(token))
        let right = try #require(try await server.store.removal(of: id))
        #expect(right.author == "admin" && right.digest.exposed != token)

        await #expect(throws: JoiningError.refused("token")) {
            try await Self.say(String(repeating: "a", count: 32), agent)
        }
        // The right of one is none of another.
        await #expect(throws: JoiningError.refused("token")) { try await Self.say(token, other) }
        #expect(try await server.store.agent(id).state == .active)
        try await Self.say(token, agent)
        let left = try await server.store.agent(id)
        #expect(left.state == .revoked && left.left != nil)
        await #expect(throws: JoiningError.refused("revoked")) { try await Self.say(token, agent) }
        let actions = try await server.actions()
        #expect(actions.contains("agent.removal-permit") && actions.contains("agent.leave"))
        #expect(try await server.store.agent(other.membership.host).state == .active)
        #expect(try await server.alerts.alerts(AlertQuery(), limit: 10).isEmpty)
        await server.remove()
    }

    @Test func `a token whose time is over lets nobody leave, and a newer one takes the place of the older`()
        async throws
    {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let id = agent.membership.host
        let first = try await server.office.permitRemoval(of: id, reason: "x", lasts: 600, by: TestServer.author)
        _ = try await server.office.permitRemoval(of: id, reason: "x", lasts: 600, by: TestServer.author)
        await #expect(throws: JoiningError.refused("token")) { try await Self.say(first.exposed, agent) }
        let third = try await server.office.permitRemoval(of: id, reason: "x", lasts: 0, by: TestServer.author)
        await #expect(throws: JoiningError.refused("token")) { try await Self.say(third.exposed, agent) }
        #expect(try await server.store.orders(for: id, after: 0, at: .seconds(0)).count == 1)
        await server.remove()
    }

    @Test func `an agent that is removed without a token is an alert`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server, name: "経理-01")
        try await Self.say("", agent)
        let alert = try #require(try await server.alerts.alerts(AlertQuery(), limit: 10).first)
        #expect(alert.rule == HostRule.removed.rawValue && alert.host == agent.name && alert.level == .high)
        // It may be the act of somebody who wants it to be forgotten: it goes on counting.
        #expect(try await server.store.agent(agent.membership.host).state == .active)
        var query = LogQuery()
        query.findingsOnly = true
        let lines = try await server.logs.lines(query, limit: 10, after: nil).lines
        #expect(lines.map(\.line.ruleID) == [HostRule.removed.rawValue])
        #expect(try await server.actions().contains("agent.remove-unasked"))
        await server.remove()
    }

    @Test func `a farewell that another key signed is no farewell`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let id = agent.membership.host
        let token = try await server.office.permitRemoval(of: id, reason: "x", lasts: 600, by: TestServer.author)
        var statement = Statement()
        statement.add("farewell", "1")
        statement.add("token", token.exposed)
        let bytes = FarewellProof.bytes(server: try server.pin, host: id, token: token.exposed)
        let forged = try P256.Signing.PrivateKey().signature(for: bytes)
        statement.add("proof", Hexadecimal.text(forged.rawRepresentation))
        let answer = try await agent.open().ask(.POST, LinkProtocol.farewellPath, body: statement.bytes)
        #expect(answer.status == 400)
        #expect(try await server.store.agent(id).state == .active)
        await server.remove()
    }

    @Test func `silence is one alert, and another one only after the agent was there again`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let id = agent.membership.host
        let watch = SilenceWatch(
            store: server.store, settings: SQLiteSettingsStore(server.control), alarms: server.link.alarms)
        let now = Timestamp.seconds(Int64(Date().timeIntervalSince1970))
        func hours(_ count: Int64) -> Timestamp {
            Timestamp(ticks: now.ticks + count * 3_600 * Timestamp.ticksPerSecond)
        }
        func alerts() async throws -> [Int64] {
            try await server.alerts.alerts(AlertQuery(), limit: 10)
                .filter { $0.rule == HostRule.silent.rawValue }.map { Int64($0.count) }
        }
        try await server.store.note([
            AgentSighting(agent: id, time: now, version: "1", address: "192.0.2.1")
        ])
        try await watch.look(at: hours(71), since: now)
        #expect(try await alerts().isEmpty)
        // A server that was away itself has patience first.
        try await watch.look(at: hours(73), since: hours(73))
        #expect(try await alerts().isEmpty)
        for _ in 0..<3 { try await watch.look(at: hours(73), since: now) }
        #expect(try await alerts() == [1])
        try await server.store.note([
            AgentSighting(agent: id, time: hours(80), version: "1", address: "192.0.2.1")
        ])
        try await watch.look(at: hours(90), since: now)
        #expect(try await alerts() == [1])
        try await watch.look(at: hours(160), since: now)
        #expect(try await alerts().count == 2)
        var settings = ServerSettings()
        settings.silenceHours = nil
        try await SQLiteSettingsStore(server.control).setSettings(settings)
        try await watch.look(at: hours(900), since: now)
        #expect(try await alerts().count == 2)
        await server.remove()
    }
}
