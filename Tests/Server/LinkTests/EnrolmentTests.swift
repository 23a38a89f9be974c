import Link
import NIOPosix
import Orders
import SQLiteStorage
import Spooling
import Storage
import Testing
import Uplink

@Suite struct EnrolmentTests {
    @Test func `a host joins with a token, once`() async throws {
        let server = try await TestServer()
        let string = try await server.enrolmentString()
        let agent = try await TestAgent(server, name: "経理-PC")
        #expect(agent.name == "経理-PC" && !agent.isWaiting)
        let record = try #require(try await server.store.agents().first)
        #expect(record.id == agent.membership.host && record.state == .active && record.system == "Debian 13")
        #expect(try Membership(folder: agent.folder + "/uplink")?.host == record.id)

        let folder = agent.folder + "/uplink"
        func join(_ string: EnrolmentString) async throws(JoiningError) {
            _ = try await Joining.join(
                string, name: "X", system: "", version: "1", folder: folder,
                on: .singletonMultiThreadedEventLoopGroup)
        }
        try await join(string)
        await #expect(throws: JoiningError.refused("token")) { try await join(string) }
        var other = string
        other.token = EnrolmentString.token(random: [UInt8](repeating: 3, count: 32))
        await #expect(throws: JoiningError.refused("token")) { try await join(other) }
        let actions = try await server.actions()
        #expect(actions.filter { $0 == "agent.enrol" }.count == 2)
        #expect(actions.filter { $0 == "agent.refused" }.count == 1)
        await server.remove()
    }

    @Test func `the token does not go to a server without the pin`() async throws {
        let server = try await TestServer()
        let forged = try await TestServer()
        var string = try await server.enrolmentString()
        string.port = forged.port
        await #expect(throws: JoiningError.connection(.notOurServer)) {
            try await Joining.join(
                string, name: "X", system: "", version: "1", folder: "/nowhere",
                on: .singletonMultiThreadedEventLoopGroup)
        }
        // It was not asked anything, so the token still holds.
        string.port = server.port
        #expect(try await forged.actions().filter { $0 == "agent.refused" }.isEmpty)
        #expect(try await server.store.tokens(at: server.link.now()).count == 1)
        await server.remove()
        await forged.remove()
    }

    @Test func `hosts of a group wait until somebody approves them`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server, .group)
        #expect(agent.isWaiting)
        let connection = try await agent.open()
        let answer = try await agent.send([TestAgent.line(1)], 1, 1, on: connection)
        #expect(answer.status == 403 && answer.refusal == "waiting" && answer.retryAfter != nil)
        try await server.office.approve(agent.membership.host, by: TestServer.author)
        #expect(try await agent.send([TestAgent.line(1)], 1, 1, on: connection).status == 200)
        #expect(try await server.actions().suffix(1) == ["agent.approve"])
        await server.remove()
    }

    @Test func `a second host of a name gets another`() async throws {
        let server = try await TestServer()
        let first = try await TestAgent(server, name: "DC-1")
        let second = try await TestAgent(server, name: "dc-1")
        #expect(first.name == "DC-1" && second.name == "dc-1-2")
        #expect(first.membership.host != second.membership.host)
        await server.remove()
    }
}
