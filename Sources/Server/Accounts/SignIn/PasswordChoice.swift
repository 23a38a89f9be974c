import Events
import Storage

/// Chooses a new password for oneself; the sessions of the old one end and a new one begins.
package struct PasswordChoice: Sendable {
    package enum Outcome: Sendable {
        case chosen(NewSession)
        case wrongPassword
        case fault(PasswordRules.Fault)
        /// It has to be another than the one before.
        case same
        case throttled
    }

    private let accounts: any AccountStore
    private let signIn: SignIn
    private let checks: PasswordChecks
    private let audit: AuditLog
    private let now: @Sendable () -> Timestamp

    package init(
        accounts: any AccountStore, signIn: SignIn, checks: PasswordChecks, audit: AuditLog,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.accounts = accounts
        self.signIn = signIn
        self.checks = checks
        self.audit = audit
        self.now = now
    }

    package func choose(
        _ new: Concealed, instead old: Concealed, _ signedIn: SignedIn, client: SignInClient
    ) async throws -> Outcome {
        let account = signedIn.account
        switch try await signIn.isOwn(old, signedIn) {
        case .wrong:
            try await audit.record("password.refused", by: account.name, from: client.address)
            return .wrongPassword
        case .throttled: return .throttled
        case .right: break
        }
        if let fault = PasswordRules.fault(in: new.exposed, name: account.name) { return .fault(fault) }
        if new == old { return .same }
        let hash: Concealed
        do { hash = try await checks.make(new) } catch is PasswordChecks.Busy { return .throttled }
        try await accounts.setPassword(account.id, hash, mustChange: false, at: now())
        guard
            case .signedIn(let session) = try await signIn.admit(
                try await accounts.account(named: account.name), client, action: "password.chosen")
        else { return .wrongPassword }
        return .chosen(session)
    }
}
