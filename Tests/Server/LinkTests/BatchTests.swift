import Detection
import Events
import Foundation
import Intake
import Link
import NIOHTTP1
import NIOPosix
import Orders
import SQLiteStorage
import Spooling
import Storage
import Testing
import Uplink

@Suite struct BatchTests {
    private func lines(_ server: TestServer) async throws -> [LogLine] {
        try await server.logs.lines(LogQuery(), limit: 1_000, after: nil).lines
    }

    @Test func `lines are taken in under the host's own name, and acknowledged with a signature`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server, name: "FILE-1")
        let connection = try await agent.open()
        let sent = [TestAgent.line(1, host: "DC-1"), TestAgent.line(2, host: "DC-1", isAlert: true)]
        let answer = try await agent.send(sent, 1, 2, on: connection)
        #expect(answer.status == 200)
        let acknowledgement = try agent.trust.acknowledgement(answer.body)
        #expect(acknowledgement.range == RecordRange(epoch: 7, first: 1, last: 2))
        #expect(acknowledgement.digest == TestAgent.digest(sent))
        #expect(try await lines(server).map(\.event.host) == ["FILE-1"])
        let alerts = try await server.alerts.alerts(AlertQuery(), limit: 10)
        #expect(alerts.map(\.host) == ["FILE-1"] && alerts.map(\.rule) == ["archive.burst"])
        await server.remove()
    }

    @Test func `the same batch twice is there once, and acknowledged twice`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let connection = try await agent.open()
        let sent = (1...50).map { TestAgent.line($0, isAlert: $0 == 50) }
        let first = try await agent.send(sent, 1, 50, on: connection)
        let second = try await agent.send(sent, 1, 50, on: connection)
        #expect(first.status == 200 && second.status == 200)
        #expect(try agent.trust.acknowledgement(second.body) == agent.trust.acknowledgement(first.body))
        // Cut otherwise, some of it new.
        let longer = (41...60).map { TestAgent.line($0, isAlert: $0 == 50) }
        #expect(try await agent.send(longer, 41, 60, on: connection).status == 200)
        let ids = try await lines(server).map(\.event.id)
        #expect(ids.sorted() == Set(1...60).subtracting([50]).map { "e-\($0)" }.sorted())
        let alert = try #require(try await server.alerts.alerts(AlertQuery(), limit: 10).first)
        #expect(try await server.alerts.evidence(alert.id, limit: 10).count == 1)
        #expect(try await server.store.progress(of: agent.membership.host) == [AgentProgress(epoch: 7, through: 60)])
        await server.remove()
    }

    @Test func `numbers that are missing are counted`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let connection = try await agent.open()
        _ = try await agent.send([TestAgent.line(1)], 1, 1, on: connection)
        _ = try await agent.send([TestAgent.line(10), "no event"], 10, 14, on: connection)
        let counters = try await server.store.agent(agent.membership.host).counters
        #expect(counters.batches == 2 && counters.lines == 2 && counters.unreadable == 1 && counters.missing == 11)
        await server.remove()
    }

    @Test func `what is too large or no batch is refused`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let path = LinkProtocol.batchesPath + RecordRange(epoch: 1, first: 1, last: 1)!.text
        func ask(_ body: [UInt8], isPacked: Bool = true) async throws -> LinkAnswer {
            try await agent.open().ask(.POST, path, body: body, isPacked: isPacked)
        }
        let bomb = TestAgent.packed([UInt8](repeating: 10, count: 64 << 20))
        var liar = bomb
        liar.replaceSubrange((liar.count - 4)..., with: [0, 0, 1, 0])
        #expect(try await ask(bomb).status == 413)
        #expect(try await ask(liar).status == 400)
        var random = SystemRandomNumberGenerator()
        let noise = (0..<BatchLines.packedLimitBytes + 1).map { _ in UInt8.random(in: 0...255, using: &random) }
        let answer = try? await ask(noise)
        #expect(answer == nil || answer?.status == 413)
        let good = TestAgent.packed(TestAgent.bytes([TestAgent.line(1)]))
        #expect(try await ask(good + good).status == 400)
        #expect([400, 413].contains(try await ask(Array(good.dropLast(9))).status))
        #expect(try await ask(Array(TestAgent.line(1).utf8), isPacked: false).status == 400)
        #expect(try await ask(TestAgent.packed(Array("no line feed".utf8))).status == 400)
        let many = TestAgent.packed(TestAgent.bytes((1...3).map { TestAgent.line($0) }))
        #expect(try await ask(many).status == 400, "three lines, one number")
        #expect(try await lines(server).isEmpty)
        #expect(try await ask(good).status == 200)
        await server.remove()
    }

    @Test func `nothing is acknowledged while the disk is full`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let connection = try await agent.open()
        server.condition.note(.diskFull)
        let answer = try await agent.send([TestAgent.line(1)], 1, 1, on: connection)
        #expect(answer.status == 503 && answer.refusal == "full" && answer.retryAfter == 30)
        server.condition.clear("disk-full")
        #expect(try await agent.send([TestAgent.line(1)], 1, 1, on: connection).status == 200)
        #expect(try await lines(server).count == 1)
        await server.remove()
    }

    @Test func `a batch that was stored and not acknowledged comes again and is there once`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let sent = [TestAgent.line(1), TestAgent.line(2, isAlert: true)]
        // What the store holds when the server ends between the lines and the receipt.
        let stored = try sent.map { text in
            var (line, event) = try EventJSON.read(text)
            event.host = agent.name
            line.ruleName = ""
            return LogLine(line, event)
        }
        _ = try await server.logs.append(stored, from: .agents)
        await server.stop()
        let again = try await TestServer(folder: server.folder)
        let connection = try await agent.open(to: again)
        let answer = try await agent.send(sent, 1, 2, on: connection)
        #expect(try agent.trust.acknowledgement(answer.body).range.last == 2)
        #expect(try await again.logs.lines(LogQuery(), limit: 10, after: nil).lines.count == 1)
        #expect(try await again.alerts.openCount() == 1)
        await again.remove()
    }

    @Test func `clocks that are wrong make no days of their own`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let connection = try await agent.open()
        let old = TestAgent.line(1).replacing(/"@timestamp":"[^"]*"/, with: #""@timestamp":"1970-01-01T00:00:00Z""#)
        for _ in 0..<2 { #expect(try await agent.send([old], 1, 1, on: connection).status == 200) }
        #expect(try await server.logs.days().count == 1)
        let line = try #require(try await lines(server).first)
        #expect(try await lines(server).count == 1)
        #expect(line.event.time > .seconds(1_000_000_000))
        #expect(line.event.originals == [Original(name: "@timestamp", value: "1970-01-01T00:00:00Z")])
        await server.remove()
    }
}
