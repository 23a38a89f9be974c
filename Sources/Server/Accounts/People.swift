import Events
import Keys
import Storage

/// All that concerns people, joined: one for the whole server.
package struct People: Sendable {
    package let stores: PeopleStores
    package let audit: AuditLog
    package let sessions: Sessions
    package let signIn: SignIn
    package let passwords: PasswordChoice
    package let factors: SecondFactors
    package let tokens: ApiTokens
    package let reasons: AccessReasons
    package let changes: AccountChanges
    private let devices: KnownDevices
    private let hash: PasswordHash
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - box: Seals the secrets of second factors.
    ///   - now: The clock.
    package init(
        _ stores: PeopleStores, box: SecretBox, hash: PasswordHash = PasswordHash(),
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.stores = stores
        self.hash = hash
        self.now = now
        audit = AuditLog(stores.audit, now: now)
        sessions = Sessions(stores.sessions, now: now)
        devices = KnownDevices(stores.devices)
        factors = SecondFactors(stores.secondFactors, box: box, audit: audit, now: now)
        tokens = ApiTokens(stores.apiTokens, audit: audit, now: now)
        reasons = AccessReasons(stores.accessReasons, audit: audit, now: now)
        let checks = PasswordChecks(hash)
        signIn = SignIn(
            accounts: stores.accounts, sessions: sessions, devices: devices, factors: factors, checks: checks,
            audit: audit, now: now)
        passwords = PasswordChoice(
            accounts: stores.accounts, signIn: signIn, checks: checks, audit: audit, now: now)
        changes = AccountChanges(
            accounts: stores.accounts, factors: stores.secondFactors, checks: checks, audit: audit, now: now)
    }

    /// - Returns: The one-time password of the first administrator, to be shown once; nil where there are accounts.
    package func makeFirstAdministrator() async throws -> Concealed? {
        try await FirstAdministrator.make(in: stores.accounts, hash: hash, audit: audit, at: now())
    }

    /// What has to be done every minute: sessions and browsers that are over go, counts are written.
    ///
    /// - Parameter isLast: The server stops.
    package func sweep(isLast: Bool = false) async throws(StoreError) {
        try await signIn.sweep(isLast: isLast)
        try await sessions.endUnused()
        try await devices.forgetUnused(at: now())
    }
}
