import Events
import Link
import NIOCore
import NIOPosix
import Orders
import SQLiteStorage
import Spooling
import Storage
import Testing
import Uplink

@Suite struct BadWayTests {
    @Test func `over a way that is slow and breaks off everything arrives, once`() async throws {
        let server = try await TestServer()
        let relay = try await BadRelay(to: server.port, delay: .milliseconds(30), loss: 10)
        let agent = try await TestAgent(server)
        let spool = MemorySpool(epoch: 3)
        var limits = Pace.Limits()
        (limits.firstRetry, limits.longestRetry) = (.milliseconds(10), .milliseconds(50))
        (limits.gathering, limits.looking) = (.milliseconds(5), .milliseconds(2))
        let uplink = Uplink(
            agent.membership(port: relay.port), spool: spool, inbox: agent.folder + "/inbox", version: "1",
            on: MultiThreadedEventLoopGroup.singleton, limits: limits
        ) { _ in }
        let running = Task { await uplink.run() }
        var orders: [Order] = []
        var number = 0
        var batches = 0
        #expect(
            try await agent.sense(spool, orders: &orders) {
                // The next ones are written once those before are with the server: many batches, each of which may be cut.
                guard spool.isAllAcknowledged else { return false }
                if batches == 25 { return true }
                batches += 1
                for _ in 0..<20 {
                    number += 1
                    spool.append(TestAgent.line(number))
                }
                return false
            })
        running.cancel()
        await running.value
        #expect(relay.cutCount > 0)
        let page = try await server.logs.lines(LogQuery(), limit: 1_000, after: nil)
        #expect(page.lines.count == 500 && Set(page.lines.map(\.event.id)).count == 500)
        let counters = try await server.store.agent(agent.membership.host).counters
        #expect(counters.lines == 500 && counters.missing == 0)
        try await relay.close()
        await server.remove()
    }
}
