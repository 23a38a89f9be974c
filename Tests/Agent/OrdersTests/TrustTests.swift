import Crypto
import Orders
import Spooling
import Testing

@Suite struct TrustTests {
    static let server = String(repeating: "5e", count: 32)
    static let host = String(repeating: "a0", count: 16)
    let key = P256.Signing.PrivateKey()
    var trust: Trust

    init() throws {
        trust = try Trust(server: Self.server, host: Self.host, key: Array(key.publicKey.x963Representation))
    }

    static func id(_ key: P256.Signing.PrivateKey) -> String {
        String(Hexadecimal.text(SHA256.hash(data: key.publicKey.x963Representation)).prefix(16))
    }

    func sign(_ bytes: [UInt8], _ key: P256.Signing.PrivateKey? = nil) throws -> [UInt8] {
        let signature = try (key ?? self.key).signature(for: bytes)
        return SignedBytes(signature: Array(signature.rawRepresentation), content: bytes).bytes
    }

    func order(
        _ kind: Order.Kind = .policy, counter: UInt64 = 5, expires: UInt64 = 1_000, server: String = Self.server,
        host: String = Self.host, body: [UInt8] = Array("body".utf8), by signer: P256.Signing.PrivateKey? = nil
    ) throws -> [UInt8] {
        let order = Order(
            server: server, host: host, kind: kind, counter: counter, expires: expires, key: Self.id(signer ?? key),
            body: body)
        return try sign(order.bytes, signer)
    }

    @Test func `obeys what its server signed for it`() throws {
        let order = try trust.order(try order(), now: 10)
        #expect(order.kind == .policy && order.body == Array("body".utf8))
    }

    @Test func `refuses a bad signature, also of one changed byte anywhere`() throws {
        let good = try order()
        for index in good.indices {
            var bad = good
            bad[index] ^= 1
            #expect(throws: LinkError.self) { try trust.order(bad, now: 10) }
        }
        #expect(throws: LinkError.badSignature) { try trust.order(try order(by: P256.Signing.PrivateKey()), now: 10) }
        #expect(throws: LinkError.badSignature) { try trust.order(Array(good.dropFirst(129)), now: 10) }
        #expect(throws: LinkError.badSignature) { try trust.order([], now: 10) }
    }

    @Test mutating func `refuses an old policy that is played again`() throws {
        let old = try order(counter: 5)
        trust.obey(try trust.order(old, now: 10))
        trust.obey(try trust.order(try order(counter: 9), now: 10))
        for replayed in [old, try order(counter: 9)] {
            #expect(throws: LinkError.self) { try trust.order(replayed, now: 10) }
        }
        #expect(throws: LinkError.replayed(counter: 5, obeyed: 9)) { try trust.order(old, now: 10) }
        // Counters of other kinds are their own.
        #expect(try trust.order(try order(.command, counter: 7), now: 10).counter == 7)
        // It knows after a restart too.
        #expect(try Trust(trust.bytes) == trust)
    }

    @Test func `refuses what is for another host or by another server`() throws {
        #expect(throws: LinkError.notForUs) {
            try trust.order(try order(.command, host: String(repeating: "b0", count: 16)), now: 10)
        }
        #expect(throws: LinkError.notForUs) {
            try trust.order(try order(server: String(repeating: "00", count: 32)), now: 10)
        }
    }

    @Test func `refuses what has expired, and what it does not know`() throws {
        #expect(throws: LinkError.expired) { try trust.order(try order(expires: 10), now: 10) }
        let unknown = String(
            decoding: Order(
                server: Self.server, host: Self.host, kind: .policy, counter: 5, expires: 99, key: Self.id(key),
                body: []
            ).bytes, as: UTF8.self)
        for (from, to) in [("kind policy", "kind reboot"), ("order 1", "order 2")] {
            let bytes = Array(unknown.replacing(from, with: to).utf8)
            #expect(throws: LinkError.unknown(String(to.split(separator: " ")[1]))) {
                try trust.order(try sign(bytes), now: 10)
            }
        }
    }

    @Test mutating func `follows its server to the next key, announced under the current one`() throws {
        let next = P256.Signing.PrivateKey()
        let digits = Array(Hexadecimal.text(next.publicKey.x963Representation).utf8)
        #expect(throws: LinkError.badSignature) { try trust.order(try order(by: next), now: 10) }
        trust.obey(try trust.order(try order(.key, counter: 6, body: digits), now: 10))
        // Until the next one signs, the current one goes on.
        trust.obey(try trust.order(try order(counter: 7), now: 10))
        trust.obey(try trust.order(try order(counter: 8, by: next), now: 10))
        #expect(throws: LinkError.badSignature) { try trust.order(try order(counter: 9), now: 10) }
        #expect(try Trust(trust.bytes) == trust)
    }

    @Test func `believes an acknowledgement only with a signature, for this host`() throws {
        let range = try #require(RecordRange(epoch: 7, first: 1, last: 500))
        func acknowledgement(host: String = Self.host) -> [UInt8] {
            Acknowledgement(
                server: Self.server, host: host, range: range, digest: String(repeating: "d1", count: 32),
                key: Self.id(key)
            ).bytes
        }
        #expect(try trust.acknowledgement(try sign(acknowledgement())).range == range)
        #expect(throws: LinkError.badSignature) { try trust.acknowledgement(acknowledgement()) }
        #expect(throws: LinkError.badSignature) {
            try trust.acknowledgement(try sign(acknowledgement(), P256.Signing.PrivateKey()))
        }
        #expect(throws: LinkError.notForUs) {
            try trust.acknowledgement(try sign(acknowledgement(host: String(repeating: "b0", count: 16))))
        }
        // An order is no acknowledgement, though it is signed.
        #expect(throws: LinkError.malformed) { try trust.acknowledgement(try order()) }
    }
}
