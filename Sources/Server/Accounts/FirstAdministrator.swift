import Events
import Storage

/// The account with which the first person signs in.
package enum FirstAdministrator {
    package static let name = "admin"

    /// Makes the account where there is none at all.
    ///
    /// - Returns: Its one-time password, to be shown once and changed at first sign-in; nil where there are accounts.
    package static func make(
        in accounts: any AccountStore, hash: PasswordHash, audit: AuditLog, at time: Timestamp
    ) async throws -> Concealed? {
        guard try await accounts.accounts().isEmpty else { return nil }
        let password = OneTimePassword.make()
        _ = try await accounts.addAccount(
            name, role: .administrator, password: try hash.make(password.exposed), mustChangePassword: true, at: time)
        try await audit.record("account.add", by: "mitsuke", from: "", subject: name)
        return password
    }
}

/// A password that a machine makes and a person types once.
package enum OneTimePassword {
    /// One that nobody used is good for nothing after two weeks.
    package static let seconds: Int64 = 14 * 86_400

    /// Four groups of five, 100 bits.
    package static func make() -> Concealed {
        ReadableCode.random(groups: 4, of: 5)
    }
}
