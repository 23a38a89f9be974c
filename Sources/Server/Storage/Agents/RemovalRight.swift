import Events

/// The right of one agent to be taken off its host, once; as the server keeps it, which is not the token itself.
package struct RemovalRight: Sendable, Equatable {
    /// SHA-256 of the token, in hexadecimal digits.
    package var digest: Concealed
    package var created: Timestamp
    package var expires: Timestamp
    /// The account that gave it.
    package var author: String

    package init(digest: Concealed, created: Timestamp, expires: Timestamp, author: String) {
        self.digest = digest
        self.created = created
        self.expires = expires
        self.author = author
    }
}
