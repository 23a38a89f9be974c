import Events

/// A person who signed in, from one browser.
package struct Session: Sendable, Equatable {
    /// SHA-256 of the token, in hexadecimal digits; the token is nowhere but in the browser.
    package var digest: Concealed
    package var account: Int64
    package var created: Timestamp
    package var lastUsed: Timestamp
    /// The client's address at sign-in.
    package var address: String

    package init(digest: Concealed, account: Int64, created: Timestamp, lastUsed: Timestamp, address: String) {
        self.digest = digest
        self.account = account
        self.created = created
        self.lastUsed = lastUsed
        self.address = address
    }
}

/// A session with the account as it is now.
package struct SignedIn: Sendable, Equatable {
    package var session: Session
    package var account: Account

    package init(session: Session, account: Account) {
        self.session = session
        self.account = account
    }
}
