import Crypto
import NIOCore
import NIOHTTP1
import Orders
import Spooling

/// Why a host could not join.
package enum JoiningError: Error, Equatable, Sendable {
    case connection(ConnectionError)
    /// The server's word: `token`, `malformed`, `protocol`, …
    case refused(String)
    /// The server's answer was no answer to this.
    case badAnswer
    case file(FileError)
}

/// How a host joins a server, and how it gets its next certificate.
package enum Joining {
    package struct Result: Sendable {
        package var membership: Membership
        /// For `sense`.
        package var trust: Trust
        /// As the server calls the host.
        package var name: String
        /// Somebody has to approve it first.
        package var isWaiting: Bool
    }

    /// Joins, and keeps what came in a folder. The token goes out only on a connection whose server has shown that it has the pin.
    ///
    /// - Parameters:
    ///   - name: The host's own.
    ///   - system: `Debian 13`, for people.
    ///   - folder: It exists, and `uplink` alone may read it.
    package static func join(
        _ string: EnrolmentString, name: String, system: String, version: String, folder: String,
        on group: any EventLoopGroup
    ) async throws(JoiningError) -> Result {
        let address = LinkConnection.Address(host: string.host, port: string.port)
        let connection = try await connect(address, string.pin, nil, version, group)
        defer { connection.close() }
        let key = P256.Signing.PrivateKey()
        var statement = try question(key, server: string.pin, right: string.token)
        statement.add("token", string.token)
        statement.add("name", name)
        statement.add("system", system)
        let answer = try await ask(connection, LinkProtocol.enrolmentPath, statement)
        do {
            guard let signer = Hexadecimal.bytes(try answer.digits("signer", 130)) else { throw LinkError.malformed }
            let host = try answer.digits("host", 32)
            let trust = try Trust(server: string.pin, host: host, key: signer)
            let membership = Membership(
                folder: folder, address: address, pin: string.pin, host: host, key: key, certificate: answer.body)
            _ = try membership.credentials
            try membership.save()
            return Result(
                membership: membership, trust: trust, name: try answer.required("name"),
                isWaiting: try answer.required("state") == "waiting")
        } catch let error as FileError {
            throw .file(error)
        } catch {
            throw .badAnswer
        }
    }

    /// Gets a certificate for a new key, by the one that still holds.
    static func renew(
        _ membership: inout Membership, on connection: LinkConnection
    ) async throws(JoiningError) {
        let key = P256.Signing.PrivateKey()
        let statement = try question(key, server: membership.pin, right: membership.host)
        let answer = try await ask(connection, LinkProtocol.certificatePath, statement)
        do {
            guard try answer.required("host") == membership.host else { throw LinkError.notForUs }
            try membership.renew(key, answer.body)
        } catch let error as FileError {
            throw .file(error)
        } catch {
            throw .badAnswer
        }
    }

    private static func connect(
        _ address: LinkConnection.Address, _ pin: String, _ credentials: LinkConnection.Credentials?,
        _ version: String, _ group: any EventLoopGroup
    ) async throws(JoiningError) -> LinkConnection {
        do {
            return try await LinkConnection.open(
                address, PinnedServer(pin: pin), credentials, version: version, on: group)
        } catch {
            throw .connection((error as? ConnectionError) ?? .closed)
        }
    }

    private static func question(
        _ key: P256.Signing.PrivateKey, server: String, right: String
    ) throws(JoiningError) -> Statement {
        let digits = Hexadecimal.text(key.publicKey.x963Representation)
        let bytes = EnrolmentProof.bytes(server: server, right: right, key: digits)
        guard let proof = try? key.signature(for: bytes) else { throw .badAnswer }
        var statement = Statement()
        statement.add("key", digits)
        statement.add("proof", Hexadecimal.text(proof.rawRepresentation))
        return statement
    }

    private static func ask(
        _ connection: LinkConnection, _ path: String, _ statement: Statement
    ) async throws(JoiningError) -> Statement {
        let answer: LinkAnswer
        do throws(ConnectionError) {
            answer = try await connection.ask(.POST, path, body: statement.bytes)
        } catch {
            throw .connection(error)
        }
        guard answer.status == 200 else { throw .refused(answer.refusal) }
        do throws(LinkError) { return try Statement(answer.body) } catch { throw .badAnswer }
    }
}
