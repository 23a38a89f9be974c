import Crypto
import Events
import Evidence
import Foundation
import Link
import NIOHTTP1
import Response
import SQLiteStorage
import Spooling
import Storage
import Testing
import Uplink

/// Collected files on their way to the server.
@Suite struct EvidenceTests {
    private let content = (0..<1_200_000).map { _ in UInt8.random(in: 0...255) }

    private func record(_ command: String, _ path: String, _ bytes: [UInt8], digest: String? = nil) -> EvidenceRecord {
        EvidenceRecord(
            command: command, path: path, sha256: digest ?? Hexadecimal.text(SHA256.hash(data: bytes)),
            sizeBytes: UInt64(bytes.count), mode: 0o644, owner: 1, group: 2, modified: 5, time: .seconds(1_790_000_000))
    }

    private func command(_ server: TestServer, _ agent: TestAgent, limit: UInt64 = 5_000_000) async throws -> String {
        let host = try await server.store.agent(agent.membership.host)
        _ = try await server.office.give(
            .collect(path: "/srv/x", limitBytes: limit), to: host, reason: "test", by: TestServer.author)
        let order = try #require(try await server.store.orders(of: host.id, limit: 1).first)
        return try #require(GivenCommand(order, at: .seconds(0))).command.id
    }

    private func put(
        _ id: String, _ offset: Int, _ connection: LinkConnection, size: Int? = nil
    ) async throws -> LinkAnswer {
        let end = min(content.count, offset + (size ?? EvidenceVault.pieceBytes))
        return try await connection.ask(
            .PUT, LinkProtocol.evidencePath + id + "/\(offset)", body: Array(content[offset..<end]))
    }

    @Test func `a file arrives in pieces, goes on where it was cut, and is let go of only then`() async throws {
        let server = try await TestServer()
        let agent = try await TestAgent(server)
        let id = try await command(server, agent)
        var connection = try await agent.open()
        let announced = record(id, "/srv/x", content).bytes
        var answer = try await connection.ask(.POST, LinkProtocol.evidencePath + id, body: announced)
        #expect(answer.status == 200)
        #expect(try Statement(answer.body)["received"] == "0")
        #expect(try await put(id, 0, connection).status == 200)
        // A piece that is too short, one that is not next, one again.
        #expect(try await put(id, EvidenceVault.pieceBytes, connection, size: 10).status == 400)
        answer = try await put(id, 0, connection)
        #expect(try Statement(answer.body)["received"] == "\(EvidenceVault.pieceBytes)")
        connection.close()
        connection = try await agent.open()
        answer = try await connection.ask(.POST, LinkProtocol.evidencePath + id, body: announced)
        var offset = Int(try Statement(answer.body).number("received"))
        #expect(offset == EvidenceVault.pieceBytes)
        while try Statement(answer.body)["state"] == "arriving" {
            answer = try await put(id, offset, connection)
            offset = Int(try Statement(answer.body).number("received"))
        }
        #expect(try Statement(answer.body)["state"] == "complete")
        let store = SQLiteEvidenceStore(server.control)
        #expect(try await store.item(id).state == .complete)
        #expect(try await store.custody(of: id).map(\.act) == [.requested, .collected, .received])
        let safe = try #require(
            try await server.store.orders(of: agent.membership.host, limit: 5).compactMap { order -> String? in
                if case .evidence(let text) = order.content { return text } else { return nil }
            }.first)
        #expect(try EvidenceSafe(Array(safe.utf8)).command == id)
        await server.remove()
    }

    @Test func `what was not asked of this host, is too large, or is another file is refused`() async throws {
        let server = try await TestServer()
        let (agent, other) = (try await TestAgent(server, name: "A"), try await TestAgent(server, name: "B"))
        let id = try await command(server, agent, limit: 1_000_000)
        let (own, foreign) = (try await agent.open(), try await other.open())
        func announce(_ record: EvidenceRecord, _ id: String, _ connection: LinkConnection) async throws -> Int {
            try await connection.ask(.POST, LinkProtocol.evidencePath + id, body: record.bytes).status
        }
        let small = Array(content.prefix(100))
        #expect(try await announce(record(id, "/srv/x", small), id, foreign) == 400)
        #expect(try await announce(record(id, "/etc/shadow", small), id, own) == 400)
        #expect(try await announce(record(id, "/srv/x", content), id, own) == 400)
        let unknown = String(repeating: "0", count: 32)
        #expect(try await announce(record(unknown, "/srv/x", small), unknown, own) == 400)
        #expect(try await put(unknown, 0, own).status == 400)
        #expect(
            try await announce(record(id, "/srv/x", small, digest: String(repeating: "a", count: 64)), id, own) == 200)
        let answer = try await own.ask(.PUT, LinkProtocol.evidencePath + id + "/0", body: small)
        #expect(try Statement(answer.body)["state"] == "damaged")
        #expect(try await SQLiteEvidenceStore(server.control).custody(of: id).last?.act == .damaged)
        #expect(try await foreign.ask(.PUT, LinkProtocol.evidencePath + id + "/0", body: small).status == 400)
        await server.remove()
    }
}
