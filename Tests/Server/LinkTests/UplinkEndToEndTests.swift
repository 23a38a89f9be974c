import Events
import Foundation
import Link
import NIOPosix
import Orders
import SQLiteStorage
import Spooling
import Storage
import Synchronization
import Testing
import Uplink

/// The agent's end and the server's, with what `sense` does between them.
@Suite struct UplinkEndToEndTests {
    @Test func `what the spool holds arrives once, through the server's end and its return`() async throws {
        var server = try await TestServer()
        let agent = try await TestAgent(server)
        let spool = MemorySpool(epoch: 99)
        let notices = Mutex<[UplinkNotice]>([])
        var limits = Pace.Limits()
        (limits.firstRetry, limits.longestRetry) = (.milliseconds(20), .milliseconds(200))
        (limits.outage, limits.longestResumeDelay) = (.milliseconds(500), .milliseconds(100))
        (limits.gathering, limits.looking) = (.milliseconds(50), .milliseconds(10))
        let uplink = Uplink(
            agent.membership, spool: spool, inbox: agent.folder + "/inbox", version: TestAgent.version,
            on: MultiThreadedEventLoopGroup.singleton, limits: limits
        ) { notice in notices.withLock { $0.append(notice) } }
        let running = Task { await uplink.run() }
        var orders: [Order] = []

        for number in 1...300 { spool.append(TestAgent.line(number)) }
        #expect(try await agent.sense(spool, orders: &orders) { spool.isAllAcknowledged })
        let (folder, port) = (server.folder, server.port)
        await server.stop()
        for number in 301...5_000 {
            let isAlert = number % 1_000 == 0
            spool.append(TestAgent.line(number, isAlert: isAlert), isAlert: isAlert)
        }
        let start = ContinuousClock.now
        #expect(try await agent.sense(spool, orders: &orders) { .now - start > .seconds(1) })
        server = try await TestServer(folder: folder, port: port)
        let host = agent.membership.host
        _ = try await server.office.command("look", for: host, reason: "", lasts: 600, by: TestServer.author)
        #expect(
            try await agent.sense(spool, orders: &orders) {
                spool.isAllAcknowledged
                    && (try? SmallFile.read(agent.folder + "/uplink/fetched", limitBytes: 32)) != nil
            })
        #expect(try await agent.sense(spool, orders: &orders) { true })
        #expect(orders.map(\.body) == [Array("look".utf8)])
        running.cancel()
        await running.value
        let counters = try await server.store.agent(host).counters
        #expect(counters.lines == 5_000 && counters.missing == 0 && counters.unreadable == 0)
        var count = 0
        var cursor: LogCursor?
        repeat {
            let page = try await server.logs.lines(LogQuery(), limit: 1_000, after: cursor)
            count += page.lines.count
            cursor = page.next
        } while cursor != nil
        #expect(count == 4_995)
        let alert = try #require(try await server.alerts.alerts(AlertQuery(), limit: 10).first)
        #expect(try await server.alerts.evidence(alert.id, limit: 100).count == 5)
        let seen = notices.withLock { $0 }
        #expect(seen.contains(.connected) && seen.contains(.disconnected(.closed)))
        await server.remove()
    }

    @Test func `after an outage the newest alerts come before a long queue`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let (folder, port) = (server.folder, server.port)
        await server.stop()
        let spool = MemorySpool(epoch: 4)
        for number in 1...5_000 {
            spool.append(TestAgent.line(number, isAlert: number == 4_999), isAlert: number == 4_999)
        }
        var limits = Pace.Limits()
        (limits.firstRetry, limits.longestRetry) = (.milliseconds(20), .milliseconds(100))
        (limits.outage, limits.longestResumeDelay) = (.milliseconds(100), .milliseconds(100))
        // The queue itself would take hours.
        limits.catchUpBytesPerSecond = 100
        let uplink = Uplink(
            agent.membership, spool: spool, inbox: agent.folder + "/inbox", version: "1",
            on: MultiThreadedEventLoopGroup.singleton, limits: limits
        ) { _ in }
        let running = Task { await uplink.run() }
        var orders: [Order] = []
        let start = ContinuousClock.now
        #expect(try await agent.sense(spool, orders: &orders) { .now - start > .milliseconds(500) })
        let again = try await TestServer(folder: folder, port: port)
        let end = ContinuousClock.now + .seconds(60)
        while try await again.alerts.openCount() == 0, .now < end { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try await again.alerts.openCount() == 1)
        #expect(try await again.store.agent(agent.membership.host).counters.batches <= 1)
        running.cancel()
        await running.value
        await again.remove()
    }

    @Test func `nothing is sent to a server without the pin, though it answers at the address`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let port = server.port
        await server.stop()
        let forged = try await TestServer(port: port)
        let spool = MemorySpool(epoch: 1)
        spool.append(TestAgent.line(1))
        var limits = Pace.Limits()
        (limits.firstRetry, limits.gathering) = (.milliseconds(20), .zero)
        let (stream, continuation) = AsyncStream<UplinkNotice>.makeStream()
        let uplink = Uplink(
            agent.membership, spool: spool, inbox: agent.folder + "/inbox", version: "1",
            on: MultiThreadedEventLoopGroup.singleton, limits: limits
        ) { continuation.yield($0) }
        let running = Task { await uplink.run() }
        #expect(await stream.first { _ in true } == .disconnected(.notOurServer))
        running.cancel()
        await running.value
        #expect(try await forged.logs.days().isEmpty)
        #expect(try await forged.actions().isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: agent.folder + "/inbox").isEmpty)
        await forged.remove()
        await server.remove()
    }
}
