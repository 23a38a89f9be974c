import Detection
import Events
import Storage

/// Changes that one person makes to the account of another, or to one's own; each is in the audit log.
package struct AccountChanges: Sendable {
    /// Why a change was not made.
    package enum Fault: Error, Equatable {
        /// Empty, longer than 64 characters or with control characters in it.
        case name
        /// The name is taken.
        case taken
        /// Nobody would be left who may change people.
        case lastAdministrator
        /// There is no such account.
        case missing
        case noSecondFactor
        /// Too much is going on; try again.
        case busy
    }

    /// Who makes a change.
    package struct Author: Sendable {
        package var name: String
        /// Empty where it is made on the server itself.
        package var address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    private let accounts: any AccountStore
    private let factors: any SecondFactorStore
    private let checks: PasswordChecks
    private let audit: AuditLog
    private let now: @Sendable () -> Timestamp

    package init(
        accounts: any AccountStore, factors: any SecondFactorStore, checks: PasswordChecks, audit: AuditLog,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.accounts = accounts
        self.factors = factors
        self.checks = checks
        self.audit = audit
        self.now = now
    }

    /// - Returns: The account, and its one-time password, to be shown once.
    package func add(
        _ name: String, role: Role, by author: Author
    ) async throws -> (account: Account, password: Concealed) {
        let name = AccountName.tidied(name)
        guard AccountName.isGood(name) else { throw Fault.name }
        let password = OneTimePassword.make()
        let hash = try await hash(password)
        let account: Account
        do {
            account = try await accounts.addAccount(
                name, role: role, password: hash, mustChangePassword: true, at: now())
        } catch StoreError.conflict {
            throw Fault.taken
        }
        try await record("account.add", author, name, role.rawValue)
        return (account, password)
    }

    /// Gives a one-time password; every session and API token of the account stops working until it is changed.
    ///
    /// - Returns: The password, to be shown once.
    package func resetPassword(_ name: String, by author: Author) async throws -> Concealed {
        let account = try await account(name)
        let password = OneTimePassword.make()
        let hash = try await hash(password)
        try await accounts.setPassword(account.id, hash, mustChange: true, at: now())
        try await record("account.password-reset", author, account.name)
        return password
    }

    package func setRole(_ name: String, _ role: Role, by author: Author) async throws {
        let account = try await account(name)
        guard account.role != role else { return }
        try await unlessLast { () throws(StoreError) in try await accounts.setRole(account.id, role) }
        try await record("account.role", author, account.name, "\(account.role.rawValue) > \(role.rawValue)")
    }

    package func setDisabled(_ name: String, _ disabled: Bool, by author: Author) async throws {
        let account = try await account(name)
        guard account.disabled != disabled else { return }
        try await unlessLast { () throws(StoreError) in try await accounts.setDisabled(account.id, disabled) }
        try await record(disabled ? "account.disable" : "account.enable", author, account.name)
    }

    /// Takes the second factor away, one's own or somebody else's.
    ///
    /// - Throws: ``Fault/noSecondFactor`` where there is none.
    package func turnOffSecondFactor(_ name: String, by author: Author) async throws {
        let account = try await account(name)
        do { try await factors.removeSecondFactor(of: account.id) } catch StoreError.notFound {
            throw Fault.noSecondFactor
        }
        try await record("second-factor.off", author, account.name)
    }

    /// In which language and time zone the pages are shown; nil for what browser and server have.
    package func setDisplay(
        _ account: Account, language: Language?, timeZone: String?, from address: String
    ) async throws(StoreError) {
        guard account.language != language || account.timeZone != timeZone else { return }
        try await accounts.setDisplay(account.id, language: language, timeZone: timeZone)
        try await audit.record("account.display", by: account.name, from: address, subject: account.name)
    }

    private func account(_ name: String) async throws -> Account {
        do { return try await accounts.account(named: AccountName.tidied(name)) } catch StoreError.notFound {
            throw Fault.missing
        }
    }

    private func hash(_ password: Concealed) async throws -> Concealed {
        do { return try await checks.make(password) } catch is PasswordChecks.Busy { throw Fault.busy }
    }

    private func unlessLast(_ change: () async throws(StoreError) -> Void) async throws {
        do { try await change() } catch .conflict { throw Fault.lastAdministrator }
    }

    private func record(
        _ action: String, _ author: Author, _ subject: String, _ reason: String = ""
    ) async throws(StoreError) {
        try await audit.record(action, by: author.name, from: author.address, subject: subject, reason: reason)
    }
}
