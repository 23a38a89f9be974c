/// The server's word that evidence is safe with it, whole: the host's copy may go. The body of an ``Order`` of the kind `evidence`.
package struct EvidenceSafe: Sendable, Equatable {
    /// 32 digits.
    package var command: String
    /// SHA-256 of the content, 64 digits.
    package var digest: String

    private static let version = "1"

    package init(command: String, digest: String) {
        self.command = command
        self.digest = digest
    }

    package var bytes: [UInt8] {
        var statement = Statement()
        statement.add("evidence-safe", Self.version)
        statement.add("command", command)
        statement.add("digest", digest)
        return statement.bytes
    }

    package init(_ bytes: [UInt8]) throws(LinkError) {
        let statement = try Statement(bytes)
        let version = try statement.required("evidence-safe")
        guard version == Self.version else { throw .unknown(version) }
        self.init(command: try statement.digits("command", 32), digest: try statement.digits("digest", 64))
    }
}
