/// What the server tells one host to do. It counts only with the server's signature; see ``SignedBytes``.
package struct Order: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The policy from now on. The last one counts.
        case policy
        /// To be done once: stop a process, quarantine a file.
        case command
        /// The key that will sign from some day on: 130 digits, its 65 bytes (X9.63).
        case key
        /// By what this host knows the token with which its agent may be taken off: a ``RemovalVerifier``. The last one counts.
        case removal
        /// Evidence that the host collected is safe at the server: an ``EvidenceSafe``.
        case evidence
    }

    package var server: String
    /// The one host that it is for; what is meant for a group is signed for each host of it.
    package var host: String
    package var kind: Kind
    /// Grows from order to order, over all kinds, also when the server was restored from a backup: it is never behind the
    /// server's clock in milliseconds.
    package var counter: UInt64
    /// Seconds since 1970; later it is not obeyed any more.
    package var expires: UInt64
    /// Of the key that signs.
    package var key: String
    package var body: [UInt8]

    package static let limitBytes = 1 << 20
    private static let version = "1"

    package init(
        server: String, host: String, kind: Kind, counter: UInt64, expires: UInt64, key: String, body: [UInt8]
    ) {
        self.server = server
        self.host = host
        self.kind = kind
        self.counter = counter
        self.expires = expires
        self.key = key
        self.body = body
    }

    /// What is signed.
    package var bytes: [UInt8] {
        var statement = Statement()
        statement.add("order", Self.version)
        statement.add("server", server)
        statement.add("host", host)
        statement.add("kind", kind.rawValue)
        statement.add("counter", counter)
        statement.add("expires", expires)
        statement.add("key", key)
        statement.body = body
        return statement.bytes
    }

    package init(_ bytes: [UInt8]) throws(LinkError) {
        let statement = try Statement(bytes)
        let version = try statement.required("order")
        guard version == Self.version else { throw .unknown(version) }
        let word = try statement.required("kind")
        guard let kind = Kind(rawValue: word) else { throw .unknown(word) }
        self.init(
            server: try statement.digits("server", 64), host: try statement.digits("host", 32), kind: kind,
            counter: try statement.number("counter"), expires: try statement.number("expires"),
            key: try statement.digits("key", 16), body: statement.body)
    }
}
