import Events

/// Where sessions are kept.
package protocol SessionStore: Sendable {
    /// - Throws: ``StoreError/notFound`` where the account is gone or disabled.
    func addSession(_ session: Session) async throws(StoreError)

    /// - Throws: ``StoreError/notFound``, also where the account is disabled.
    func session(_ digest: Concealed) async throws(StoreError) -> SignedIn

    func useSession(_ digest: Concealed, at time: Timestamp) async throws(StoreError)

    /// Of one account, latest use first.
    func sessions(of account: Int64) async throws(StoreError) -> [Session]

    /// Ending a session that is over already changes nothing.
    func endSession(_ digest: Concealed) async throws(StoreError)

    /// Ends those that were used last, or began, before these times.
    func endSessions(unusedSince lastUse: Timestamp, begunBefore beginning: Timestamp) async throws(StoreError)

    /// Ends those of one account but one.
    func endSessions(of account: Int64, except kept: Concealed) async throws(StoreError)
}
