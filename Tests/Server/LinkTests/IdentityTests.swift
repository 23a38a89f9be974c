import Crypto
import Foundation
import Keys
import Link
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Orders
import SQLiteStorage
import Spooling
import Storage
import Testing
import Uplink

@Suite struct IdentityTests {
    @Test func `nobody gets in without a certificate`() async throws {
        let server = try await TestServer()
        let address = LinkConnection.Address(host: "127.0.0.1", port: server.port)
        let pinned = PinnedServer(pin: try server.pin)
        let connection = try await LinkConnection.open(
            address, pinned, nil, version: "1", on: .singletonMultiThreadedEventLoopGroup)
        for path in [LinkProtocol.ordersPath + "?after=0&wait=0", "/v1/batches/x", "/", "/v1/enrolment"] {
            let answer = try await connection.ask(.GET, path)
            #expect([401, 404, 405].contains(answer.status), "\(path) \(answer.status)")
        }
        let answer = try await connection.ask(.GET, LinkProtocol.ordersPath + "?after=0&wait=0")
        #expect(answer.status == 401 && answer.refusal == "certificate")
        await server.remove()
    }

    @Test func `an agent of another server is nobody here`() async throws {
        let server = try await TestServer()
        let other = try await TestServer()
        let stranger = try await TestAgent(other)
        let credentials = try stranger.membership.credentials
        let address = LinkConnection.Address(host: "127.0.0.1", port: server.port)
        let pinned = PinnedServer(pin: try server.pin)
        await #expect(throws: ConnectionError.self) {
            let connection = try await LinkConnection.open(
                address, pinned, credentials, version: "1", on: .singletonMultiThreadedEventLoopGroup)
            _ = try await connection.ask(.GET, LinkProtocol.ordersPath + "?after=0&wait=0")
        }
        await server.remove()
        await other.remove()
    }

    @Test func `each acts for itself only, and what one gets another does not believe`() async throws {
        let server = try await TestServer()
        let (first, second) = (try await TestAgent(server, name: "A"), try await TestAgent(server, name: "B"))
        // The name in the line is that of another host; the certificate says who it is.
        let answer = try await first.send([TestAgent.line(1, host: "B")], 1, 1, on: try await first.open())
        #expect(try first.trust.acknowledgement(answer.body).host == first.membership.host)
        #expect(throws: LinkError.notForUs) { try second.trust.acknowledgement(answer.body) }
        #expect(try await server.store.agent(second.membership.host).counters.lines == 0)
        await server.remove()
    }

    @Test func `a revoked agent is refused at once, also on an open connection, and it is written down`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let connection = try await agent.open()
        #expect(try await agent.send([TestAgent.line(1)], 1, 1, on: connection).status == 200)
        let waiting = try await agent.open()
        async let orders = waiting.ask(.GET, LinkProtocol.ordersPath + "?after=0&wait=50")
        try await server.office.revoke(agent.membership.host, reason: "stolen", by: TestServer.author)
        #expect(try await orders.refusal == "revoked")
        for connection in [connection, try await agent.open()] {
            let answer = try await agent.send([TestAgent.line(2)], 2, 2, on: connection)
            #expect(answer.status == 403 && answer.refusal == "revoked")
        }
        let entries = try await server.audit.newestEntries(limit: 10)
        #expect(entries.filter { $0.record.action == "agent.refused" }.count == 1)
        #expect(entries.contains { $0.record.action == "agent.revoke" && $0.record.reason == "stolen" })
        await server.remove()
    }

    @Test func `an agent's certificate makes no server`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let credentials = try agent.membership.credentials
        let authority = try NIOSSLCertificate(bytes: try AgentCertificates(server.ring).authorityDER, format: .der)
        let pinned = PinnedServer(pin: try server.pin)
        #expect(!pinned.isShown(by: [credentials.certificate, authority]))
        #expect(!pinned.isShown(by: [authority]))
        #expect(!pinned.isShown(by: [authority, authority]))
        #expect(!pinned.isShown(by: []))
        let identity = try ServerIdentity(server.ring, hosts: ["localhost"])
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(try identity.chainPEM.utf8))
        #expect(pinned.isShown(by: chain))
        #expect(!PinnedServer(pin: String(repeating: "0", count: 64)).isShown(by: chain))
        #expect(!PinnedServer(pin: try server.pin, now: { .distantFuture }).isShown(by: chain))
        // Another's leaf before the right authority.
        let other = try await TestServer()
        let foreign = try NIOSSLCertificate.fromPEMBytes(
            Array(try ServerIdentity(other.ring, hosts: ["localhost"]).chainPEM.utf8))
        #expect(!pinned.isShown(by: [foreign[0], chain[1]]))
        await server.remove()
        await other.remove()
    }

    @Test func `a certificate is renewed with a new key, and the one before counts no more`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let old = try await agent.open()
        let key = P256.Signing.PrivateKey()
        let digits = Hexadecimal.text(key.publicKey.x963Representation)
        let proof = try key.signature(
            for: EnrolmentProof.bytes(server: try server.pin, right: agent.membership.host, key: digits))
        var statement = Statement()
        statement.add("key", digits)
        statement.add("proof", Hexadecimal.text(proof.rawRepresentation))
        let answer = try await old.ask(.POST, LinkProtocol.certificatePath, body: statement.bytes)
        let certificate = try NIOSSLCertificate(bytes: try Statement(answer.body).body, format: .der)
        // Until it is used the old one counts: the answer may have been lost.
        #expect(try await agent.send([TestAgent.line(1)], 1, 1, on: old).status == 200)
        let credentials = LinkConnection.Credentials(
            certificate: certificate,
            key: try NIOSSLPrivateKey(bytes: Array(key.pemRepresentation.utf8), format: .pem))
        let new = try await LinkConnection.open(
            agent.membership.address, PinnedServer(pin: try server.pin), credentials, version: "1",
            on: .singletonMultiThreadedEventLoopGroup)
        #expect(try await agent.send([TestAgent.line(2)], 2, 2, on: new).status == 200)
        #expect(try await agent.send([TestAgent.line(3)], 3, 3, on: old).refusal == "certificate")
        // A proof by another key is none.
        var forged = Statement()
        forged.add("key", Hexadecimal.text(P256.Signing.PrivateKey().publicKey.x963Representation))
        forged.add("proof", Hexadecimal.text(proof.rawRepresentation))
        #expect(try await new.ask(.POST, LinkProtocol.certificatePath, body: forged.bytes).status == 400)
        await server.remove()
    }

    @Test func `versions that the server does not speak are told which it does`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let path = LinkProtocol.ordersPath + "?after=0&wait=0"
        let connection = try await agent.open()
        for version in [0, LinkProtocol.current + 1, -1, 100_000] {
            let answer = try await connection.ask(.GET, path, protocolVersion: version)
            #expect(answer.status == 426 && answer.refusal == "protocol")
            #expect(answer.headers.first(name: LinkProtocol.versionHeader) == "\(LinkProtocol.current)")
        }
        for version in LinkProtocol.oldest...LinkProtocol.current {
            #expect(try await connection.ask(.GET, path, protocolVersion: version).status == 204)
        }
        await server.remove()
    }
}
