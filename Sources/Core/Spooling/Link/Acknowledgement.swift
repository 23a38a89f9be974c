/// The server's word that records of a host are safe with it, so that the spool may let go of them.
///
/// It names what was taken in by its hash: whoever carries the records cannot have other ones acknowledged in their place.
package struct Acknowledgement: Sendable, Equatable {
    /// SHA-256 of the public key of the server's authority, in digits.
    package var server: String
    /// As the server chose it, 32 digits.
    package var host: String
    package var range: RecordRange
    /// SHA-256 of the lines of the batch, each with its line feed, before they were packed.
    package var digest: String
    /// Of the key that signed: the first 16 digits of the SHA-256 of its 65 bytes (X9.63).
    package var key: String

    package static let limitBytes = 4_096
    private static let version = "1"

    package init(server: String, host: String, range: RecordRange, digest: String, key: String) {
        self.server = server
        self.host = host
        self.range = range
        self.digest = digest
        self.key = key
    }

    /// What is signed.
    package var bytes: [UInt8] {
        var statement = Statement()
        statement.add("acknowledgement", Self.version)
        statement.add("server", server)
        statement.add("host", host)
        statement.add("range", range.text)
        statement.add("digest", digest)
        statement.add("key", key)
        return statement.bytes
    }

    package init(_ bytes: [UInt8]) throws(LinkError) {
        let statement = try Statement(bytes)
        let version = try statement.required("acknowledgement")
        guard version == Self.version else { throw .unknown(version) }
        self.init(
            server: try statement.digits("server", 64), host: try statement.digits("host", 32),
            range: try RecordRange(try statement.required("range")), digest: try statement.digits("digest", 64),
            key: try statement.digits("key", 16))
    }
}
