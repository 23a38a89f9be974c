import Events
import Foundation
import Link
import NIOHTTP1
import Response
import SQLiteStorage
import Spooling
import Storage
import Testing
import Uplink

/// Commands on their way to a host, and what the host says of them.
@Suite struct CommandTests {
    private static func line(_ number: Int, _ result: CommandResult) -> String {
        var event = result.event(at: .seconds(Int64(Date().timeIntervalSince1970)), host: "x")
        event.origin.eventIdentity = "r-\(number)"
        var line = EventLine()
        line.log = "health"
        var text = TextBuffer(capacity: 1_024)
        EventJSON.append(event, line, to: &text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test func `a command is fetched once, its result is taken from its own host only, and once`() async throws {
        let server = try await TestServer()
        let (agent, other) = (try await TestAgent(server, name: "A"), try await TestAgent(server, name: "B"))
        let record = try await server.store.agent(agent.membership.host)
        let counter = try await server.office.give(
            .quarantine(path: "/srv/x", sha256: ""), to: record, reason: "test", by: TestServer.author)
        func given() async throws -> GivenCommand {
            let now = server.link.now()
            let all = try await server.store.orders(of: record.id, limit: 10).compactMap { GivenCommand($0, at: now) }
            return try #require(all.first)
        }
        let answer = try await agent.open().ask(
            .GET, LinkProtocol.ordersPath + "?after=0&wait=0", limitBytes: 1 << 20)
        #expect(answer.status == 200)
        #expect(try await given().state == .fetched)
        var result = CommandResult(.quarantine, .done, detail: "kept")
        result.command = try await given().command.id
        result.path = "/srv/x"
        result.item = String(repeating: "d", count: 32)
        result.sizeBytes = 12
        #expect(try await other.send([Self.line(1, result)], 1, 1, on: try await other.open()).status == 200)
        #expect(try await given().state == .fetched)
        #expect(try await agent.send([Self.line(2, result)], 1, 1, on: try await agent.open()).status == 200)
        let done = try await given()
        #expect(done.state == .done && done.outcome?.item == result.item && done.outcome?.sizeBytes == 12)
        var later = CommandResult(.quarantine, .failed)
        later.command = result.command
        #expect(try await agent.send([Self.line(3, later)], 2, 2, on: try await agent.open()).status == 200)
        #expect(try await given() == done)
        #expect(try await server.actions().filter { $0 == "agent.order-result" }.count == 1)
        #expect(done.order.counter == counter)
        await server.remove()
    }

    @Test func `what cannot be done is said to be so`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let record = try await server.store.agent(agent.membership.host)
        _ = try await server.office.give(
            .stop(pid: 4_000, start: .seconds(1)), to: record, reason: "test", by: TestServer.author)
        let now = server.link.now()
        let order = try #require(try await server.store.orders(of: record.id, limit: 1).first)
        let id = try #require(GivenCommand(order, at: now)).command.id
        var result = CommandResult(.stop, .notMeant, detail: "another process has its number")
        result.command = id
        #expect(try await agent.send([Self.line(1, result)], 1, 1, on: try await agent.open()).status == 200)
        let after = try #require(try await server.store.orders(of: record.id, limit: 1).first)
        let given = try #require(GivenCommand(after, at: now))
        #expect(given.state == .failed && given.outcome?.answer == .notMeant)
        await #expect(throws: CommandError.malformed) {
            _ = try await server.office.give(
                .collect(path: "/srv/../etc/shadow", limitBytes: 5), to: record, reason: "x", by: TestServer.author)
        }
        await server.remove()
    }
}
