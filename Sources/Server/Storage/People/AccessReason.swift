import Events

/// Why somebody looks at the log of a person or a host, said in one session.
package struct AccessReason: Sendable, Equatable {
    package var session: Concealed
    /// `user:sato` or `host:PC-7`.
    package var subject: String
    /// Empty where none was asked for.
    package var reason: String
    package var given: Timestamp

    package init(session: Concealed, subject: String, reason: String, given: Timestamp) {
        self.session = session
        self.subject = subject
        self.reason = reason
        self.given = given
    }
}

/// Where reasons are kept; they go with their session.
package protocol AccessReasonStore: Sendable {
    /// - Throws: ``StoreError/notFound`` where there is none.
    func accessReason(_ session: Concealed, subject: String) async throws(StoreError) -> AccessReason

    /// Instead of the one for the same session and subject.
    ///
    /// - Throws: ``StoreError/conflict`` where the session is over.
    func setAccessReason(_ reason: AccessReason) async throws(StoreError)
}
