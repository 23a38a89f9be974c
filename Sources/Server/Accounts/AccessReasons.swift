import Events
import Storage

/// Writes every look at a person's log into the audit log, with a reason where one is asked for.
///
/// A look at the same person or host in the same session within half an hour is the same look.
package struct AccessReasons: Sendable {
    package static let seconds: Int64 = 1_800
    package static let longest = 500

    /// Whose log it is.
    package enum Subject: Sendable, Equatable {
        case user(String)
        case host(String)
        /// Of every host and user.
        case everybody

        var text: String {
            switch self {
            case .everybody: "everybody"
            case .user(let name): "user:" + String(name.prefix(300))
            case .host(let name): "host:" + String(name.prefix(300))
            }
        }
    }

    package enum Answer: Sendable, Equatable {
        /// It is in the audit log.
        case mayLook
        /// Ask why, then call ``give(_:for:_:from:)``.
        case needsReason
    }

    private let store: any AccessReasonStore
    private let audit: AuditLog
    private let now: @Sendable () -> Timestamp

    package init(_ store: any AccessReasonStore, audit: AuditLog, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.audit = audit
        self.now = now
    }

    /// Before the log of `subject` is shown.
    ///
    /// - Parameter reasonNeeded: The settings ask for a reason.
    package func look(
        at subject: Subject, _ signedIn: SignedIn, from address: String, reasonNeeded: Bool
    ) async throws(StoreError) -> Answer {
        if let given = try await given(subject, signedIn), !reasonNeeded || !given.reason.isEmpty { return .mayLook }
        if reasonNeeded { return .needsReason }
        try await keep("", subject, signedIn, address)
        return .mayLook
    }

    /// - Returns: Whether the reason was taken: it has to say something.
    package func give(
        _ reason: String, for subject: Subject, _ signedIn: SignedIn, from address: String
    ) async throws(StoreError) -> Bool {
        let reason = String(reason.unicodeScalars.prefix(Self.longest).map(Character.init))
        guard reason.contains(where: { $0.isLetter || $0.isNumber }) else { return false }
        try await keep(reason, subject, signedIn, address)
        return true
    }

    private func keep(
        _ reason: String, _ subject: Subject, _ signedIn: SignedIn, _ address: String
    ) async throws(StoreError) {
        // First the entry: what was not written down is not shown.
        try await audit.record(
            "person-log.look", by: signedIn.account.name, from: address, subject: subject.text, reason: reason)
        try await store.setAccessReason(
            AccessReason(session: signedIn.session.digest, subject: subject.text, reason: reason, given: now()))
    }

    private func given(_ subject: Subject, _ signedIn: SignedIn) async throws(StoreError) -> AccessReason? {
        do {
            let found = try await store.accessReason(signedIn.session.digest, subject: subject.text)
            return (0..<Self.seconds).contains(now().seconds(since: found.given)) ? found : nil
        } catch .notFound {
            return nil
        }
    }
}
