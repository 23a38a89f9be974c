import Crypto
import Spooling

/// What `sense` knows of its server: who it is, which keys sign for it, and which orders were obeyed.
package struct Trust: Sendable, Equatable {
    /// SHA-256 of the public key of the server's authority, in digits.
    package private(set) var server: String
    /// This host's id.
    package private(set) var host: String
    /// 65 bytes (X9.63).
    package private(set) var key: [UInt8]
    /// The key that was announced to sign from some day on.
    package private(set) var nextKey: [UInt8]?
    /// The counter of the last order of each kind that was obeyed.
    private var counters: [Order.Kind: UInt64] = [:]

    package static let limitBytes = 4_096

    /// - Parameter key: As the server told it when the host joined, 65 bytes.
    package init(server: String, host: String, key: [UInt8]) throws(LinkError) {
        guard Hexadecimal.isText(server, count: 64), Hexadecimal.isText(host, count: 32), Self.isKey(key) else {
            throw .malformed
        }
        self.server = server
        self.host = host
        self.key = key
    }

    /// As it lies in the file.
    package init(_ bytes: [UInt8]) throws(LinkError) {
        let statement = try Statement(bytes)
        guard let key = Hexadecimal.bytes(try statement.digits("key", 130)) else { throw .malformed }
        try self.init(server: try statement.required("server"), host: try statement.required("host"), key: key)
        if statement["next-key"] != nil {
            guard let next = Hexadecimal.bytes(try statement.digits("next-key", 130)), Self.isKey(next) else {
                throw .malformed
            }
            nextKey = next
        }
        for kind in Order.Kind.allCases where statement["obeyed-" + kind.rawValue] != nil {
            counters[kind] = try statement.number("obeyed-" + kind.rawValue)
        }
    }

    package var bytes: [UInt8] {
        var statement = Statement()
        statement.add("server", server)
        statement.add("host", host)
        statement.add("key", Hexadecimal.text(key))
        if let nextKey { statement.add("next-key", Hexadecimal.text(nextKey)) }
        for kind in Order.Kind.allCases {
            if let counter = counters[kind] { statement.add("obeyed-" + kind.rawValue, counter) }
        }
        return statement.bytes
    }

    /// The counter of the last order of a kind that was obeyed; 0 before the first.
    package func obeyed(_ kind: Order.Kind) -> UInt64 { counters[kind] ?? 0 }

    /// An order was obeyed that is not noted: its deed was safe, and then the host lost power.
    package mutating func raise(_ kind: Order.Kind, to counter: UInt64) {
        counters[kind] = max(obeyed(kind), counter)
    }

    /// An order that may be obeyed now. It counts as obeyed only after ``obey(_:)``.
    ///
    /// - Parameter now: Seconds since 1970.
    package func order(_ bytes: [UInt8], now: UInt64) throws(LinkError) -> Order {
        let signed = try SignedBytes(bytes, limitBytes: Order.limitBytes)
        try check(signed)
        let order = try Order(signed.content)
        guard order.server == server, order.host == host else { throw .notForUs }
        let last = counters[order.kind] ?? 0
        guard order.counter > last else { throw .replayed(counter: order.counter, obeyed: last) }
        guard now < order.expires else { throw .expired }
        if order.kind == .key {
            guard let key = Hexadecimal.bytes(order.body), Self.isKey(key) else { throw .malformed }
        }
        return order
    }

    /// Notes that an order is obeyed. The file is written before a command is carried out, so that it is done once at most, and after a
    /// policy is safe, so that it is not lost.
    package mutating func obey(_ order: Order) {
        counters[order.kind] = order.counter
        // Who signs with the next key has made it the current one.
        if let nextKey, order.key == Self.id(nextKey) {
            key = nextKey
            self.nextKey = nil
        }
        if order.kind == .key, let announced = Hexadecimal.bytes(order.body), announced != key { nextKey = announced }
    }

    package func acknowledgement(_ bytes: [UInt8]) throws(LinkError) -> Acknowledgement {
        let signed = try SignedBytes(bytes, limitBytes: Acknowledgement.limitBytes)
        try check(signed)
        let acknowledgement = try Acknowledgement(signed.content)
        guard acknowledgement.server == server, acknowledgement.host == host else { throw .notForUs }
        return acknowledgement
    }

    /// Nothing of the content is read before its signature is found good.
    private func check(_ signed: SignedBytes) throws(LinkError) {
        guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signed.signature) else {
            throw .badSignature
        }
        for key in [key, nextKey ?? key] {
            let isGood = (try? P256.Signing.PublicKey(x963Representation: key))?.isValidSignature(
                signature, for: signed.content)
            if isGood == true { return }
        }
        throw .badSignature
    }

    /// As statements name it.
    private static func id(_ key: [UInt8]) -> String {
        String(Hexadecimal.text(SHA256.hash(data: key)).prefix(16))
    }

    private static func isKey(_ bytes: [UInt8]) -> Bool {
        bytes.count == 65 && (try? P256.Signing.PublicKey(x963Representation: bytes)) != nil
    }
}
