import Events
import Storage

/// Lets people in: password, second factor, throttling, and a line in the audit log for each.
///
/// One for the whole server, since failures are counted in memory.
package final class SignIn: Sendable {
    private let accounts: any AccountStore
    private let sessions: Sessions
    private let devices: KnownDevices
    private let factors: SecondFactors
    private let checks: PasswordChecks
    private let audit: AuditLog
    private let now: @Sendable () -> Timestamp

    private let trail: SignInTrail
    private let throttle = SignInThrottle()
    private let tickets = SecondFactorTickets()

    package init(
        accounts: any AccountStore, sessions: Sessions, devices: KnownDevices, factors: SecondFactors,
        checks: PasswordChecks, audit: AuditLog, now: @escaping @Sendable () -> Timestamp
    ) {
        self.accounts = accounts
        self.sessions = sessions
        self.devices = devices
        self.factors = factors
        self.checks = checks
        self.audit = audit
        self.now = now
        trail = SignInTrail(audit)
    }

    package func attempt(_ attempt: SignInAttempt) async throws -> SignInOutcome {
        let name = AccountName.tidied(attempt.name)
        let account = try await account(named: name)
        let claim = try await claim(name, account, attempt.client)
        let permit: SignInThrottle.Permit
        switch throttle.admit(claim, at: now()) {
        case .wait(let seconds): return try await throttled(name, attempt.client, seconds)
        case .admitted(let admitted): permit = admitted
        }
        let isRight: Bool
        do {
            // A longer one is nobody's, and would make the hash slow.
            let password =
                attempt.password.exposed.utf8.count <= PasswordRules.mostBytes
                ? attempt.password : Concealed("")
            isRight = try await checks.matches(
                password, account?.password, lane: claim.device != nil || claim.isKnownPlace ? .known : .stranger)
        } catch is PasswordChecks.Busy {
            throttle.withdraw(permit)
            return try await throttled(name, attempt.client, 5)
        }
        guard isRight, let account, !account.disabled else { return try await refused(name, attempt.client) }
        if account.mustChangePassword, now().seconds(since: account.passwordSince) >= OneTimePassword.seconds {
            try await trail.refused("signin.expired", name: name, from: attempt.client.address, at: now())
            return .refused
        }
        guard try await factors.since(account.id) != nil else {
            throttle.succeeded(permit)
            return try await admit(account, attempt.client)
        }
        // The password alone forgives nothing that came before.
        throttle.withdraw(permit)
        let ticket = tickets.issue(account, claim, at: now())
        guard !attempt.code.exposed.isEmpty else { return .needsSecondFactor(ticket: ticket) }
        return try await confirm(ticket, code: attempt.code, client: attempt.client)
    }

    /// The second step, with the ticket of the first.
    package func confirm(
        _ ticket: Concealed, code: Concealed, client: SignInClient
    ) async throws -> SignInOutcome {
        guard let found = tickets.ticket(ticket, from: ClientPlace(client.address), at: now()) else { return .refused }
        let name = found.account.name
        // Disabled, or given another password, since the first step.
        guard let account = try await account(named: name), account.id == found.account.id, !account.disabled,
            account.password == found.account.password
        else {
            tickets.use(ticket)
            return try await refused(name, client)
        }
        let permit: SignInThrottle.Permit
        switch throttle.admitCode(found.claim, at: now()) {
        case .wait(let seconds): return try await throttled(name, client, seconds)
        case .admitted(let admitted): permit = admitted
        }
        // An administrator may have taken the second factor away meanwhile; then the first step has to be made again.
        guard try await factors.since(account.id) != nil,
            try await factors.isRight(code.exposed, account, from: client.address)
        else { return try await refused(name, client) }
        tickets.use(ticket)
        throttle.succeeded(permit)
        return try await admit(account, client)
    }

    /// Whether a password is that of somebody who is signed in already, for what needs it once more.
    package func isOwn(_ password: Concealed, _ signedIn: SignedIn) async throws -> PasswordAnswer {
        let claim = SignInThrottle.Claim(
            name: AccountName.tidied(signedIn.account.name).lowercased(), place: ClientPlace(signedIn.session.address),
            device: "session:" + signedIn.session.digest.exposed, isKnownPlace: true)
        guard case .admitted(let permit) = throttle.admit(claim, at: now()) else { return .throttled }
        do {
            guard password.exposed.utf8.count <= PasswordRules.mostBytes,
                try await checks.matches(password, signedIn.account.password, lane: .known)
            else { return .wrong }
        } catch is PasswordChecks.Busy {
            throttle.withdraw(permit)
            return .throttled
        }
        throttle.succeeded(permit)
        return .right
    }

    /// Begins a session without asking for anything: after the password was chosen anew.
    func admit(
        _ account: Account, _ client: SignInClient, action: String = "signin.accepted"
    ) async throws
        -> SignInOutcome
    {
        let time = now()
        let token: Concealed
        do {
            token = try await sessions.start(account, from: client.address)
        } catch StoreError.notFound {
            return try await refused(account.name, client)
        }
        let device = try await devices.remember(client, for: account.id, at: time)
        try await accounts.setLastSignIn(account.id, at: time)
        try await audit.record(action, by: account.name, from: client.address)
        return .signedIn(NewSession(account: account, token: token, device: device))
    }

    /// What has to be done now and then: counts that are due, and what is over.
    ///
    /// - Parameter isLast: The server stops.
    package func sweep(isLast: Bool = false) async throws(StoreError) {
        let time = now()
        throttle.forget(at: time)
        tickets.forget(at: time)
        try await trail.writeCounts(at: time, isLast: isLast)
    }

    private func account(named name: String) async throws(StoreError) -> Account? {
        do { return try await accounts.account(named: name) } catch .notFound { return nil }
    }

    private func claim(
        _ name: String, _ account: Account?, _ client: SignInClient
    ) async throws(StoreError) -> SignInThrottle.Claim {
        var claim = SignInThrottle.Claim(
            name: name.lowercased(), place: ClientPlace(client.address), device: nil, isKnownPlace: false)
        guard let account else { return claim }
        let acquaintance = try await devices.acquaintance(of: account.id, client, at: now())
        claim.device = acquaintance.device?.exposed
        claim.isKnownPlace = acquaintance.isKnownPlace
        return claim
    }

    private func refused(_ name: String, _ client: SignInClient) async throws(StoreError) -> SignInOutcome {
        try await trail.refused("signin.refused", name: name, from: client.address, at: now())
        return .refused
    }

    private func throttled(
        _ name: String, _ client: SignInClient, _ seconds: Int64
    ) async throws(StoreError) -> SignInOutcome {
        try await trail.refused("signin.throttled", name: name, from: client.address, at: now())
        return .throttled(retryAfterSeconds: seconds)
    }
}

/// What came of asking for a password once more.
package enum PasswordAnswer: Sendable, Equatable {
    case right, wrong
    /// Too many wrong ones; nothing was checked.
    case throttled
}
