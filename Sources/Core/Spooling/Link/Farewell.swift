/// The right to take the agent off its host, as the host keeps it: what shows a token to be good, and not the token. The body of an
/// ``Order`` of the kind `removal`.
package struct RemovalVerifier: Sendable, Equatable {
    /// 32 digits.
    package var salt: String
    /// SHA-256 of ``proof(salt:token:)``, 64 digits.
    package var digest: String
    /// Seconds since 1970.
    package var expires: UInt64

    package static let limitBytes = 1_024
    private static let version = "1"

    package init(salt: String, digest: String, expires: UInt64) {
        self.salt = salt
        self.digest = digest
        self.expires = expires
    }

    /// What the digest is of.
    package static func proof(salt: String, token: String) -> [UInt8] {
        Array(("mitsuke-removal\n" + salt + "\n" + token).utf8)
    }

    package var bytes: [UInt8] {
        var statement = Statement()
        statement.add("removal", Self.version)
        statement.add("salt", salt)
        statement.add("digest", digest)
        statement.add("expires", expires)
        return statement.bytes
    }

    /// - Throws: ``LinkError/malformed``, and ``LinkError/unknown(_:)`` for a version of a later server.
    package init(_ bytes: [UInt8]) throws(LinkError) {
        guard bytes.count <= Self.limitBytes else { throw .tooLarge(limitBytes: Self.limitBytes) }
        let statement = try Statement(bytes)
        let version = try statement.required("removal")
        guard version == Self.version else { throw .unknown(version) }
        self.init(
            salt: try statement.digits("salt", 32), digest: try statement.digits("digest", 64),
            expires: try statement.number("expires"))
    }
}

/// What a host signs when its agent is taken off it.
package enum FarewellProof {
    /// - Parameter token: Empty where nobody permitted it.
    package static func bytes(server: String, host: String, token: String) -> [UInt8] {
        Array(("mitsuke-farewell\n" + server + "\n" + host + "\n" + token).utf8)
    }
}
