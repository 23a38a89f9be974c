import Crypto
import NIOCore
import NIOHTTP1
import Spooling

/// How a host tells its server that the agent is taken off it.
package enum Farewell {
    /// - Parameters:
    ///   - token: The right to leave; empty where nobody gave one: the server is told all the same.
    ///   - seconds: The longest that the server's answer is waited for.
    package static func say(
        _ membership: Membership, token: String, version: String, seconds: Int64, on group: any EventLoopGroup
    ) async throws(JoiningError) {
        let bytes = FarewellProof.bytes(server: membership.pin, host: membership.host, token: token)
        guard let proof = membership.signature(of: bytes) else { throw .badAnswer }
        var statement = Statement()
        statement.add("farewell", "1")
        if !token.isEmpty { statement.add("token", token) }
        statement.add("proof", Hexadecimal.text(proof))
        let connection: LinkConnection
        do {
            connection = try await LinkConnection.open(
                membership.address, PinnedServer(pin: membership.pin), try membership.credentials, version: version,
                on: group)
        } catch {
            throw .connection((error as? ConnectionError) ?? .closed)
        }
        defer { connection.close() }
        let answer: LinkAnswer
        do throws(ConnectionError) {
            answer = try await connection.ask(
                .POST, LinkProtocol.farewellPath, body: statement.bytes, seconds: seconds)
        } catch {
            throw .connection(error)
        }
        guard answer.status == 204 else { throw .refused(answer.refusal) }
    }
}
