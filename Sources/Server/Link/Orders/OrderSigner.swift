import Crypto
import Events
import Spooling
import Storage

/// Signs what agents obey and what they let go of, with the key for that, which is not the authority's.
struct OrderSigner: Sendable {
    /// The server's id.
    let server: String
    private let key: P256.Signing.PrivateKey
    let keyID: String

    init(server: String, key: P256.Signing.PrivateKey) {
        self.server = server
        self.key = key
        keyID = Self.id(key.publicKey)
    }

    /// 130 digits.
    var publicDigits: String { Hexadecimal.text(key.publicKey.x963Representation) }

    static func id(_ key: P256.Signing.PublicKey) -> String {
        String(Hexadecimal.text(SHA256.hash(data: key.x963Representation)).prefix(16))
    }

    func acknowledge(_ range: RecordRange, digest: String, of host: String) throws -> [UInt8] {
        try sign(
            Acknowledgement(server: server, host: host, range: range, digest: digest, key: keyID).bytes)
    }

    /// - Parameter body: What the order says.
    func sign(_ order: AgentOrder, _ kind: Order.Kind, body: [UInt8]) throws -> [UInt8] {
        let seconds = UInt64(clamping: order.expires.ticks / 10_000_000)
        return try sign(
            Order(
                server: server, host: order.agent, kind: kind, counter: UInt64(order.counter), expires: seconds,
                key: keyID, body: body
            ).bytes)
    }

    private func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        SignedBytes(signature: Array(try key.signature(for: bytes).rawRepresentation), content: bytes).bytes
    }
}
