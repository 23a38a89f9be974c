import Detection
import Events

/// Where accounts are kept. Names are told apart without case.
package protocol AccountStore: Sendable {
    /// - Throws: ``StoreError/conflict`` where the name is taken.
    func addAccount(
        _ name: String, role: Role, password: Concealed, mustChangePassword: Bool, at time: Timestamp
    ) async throws(StoreError) -> Account

    /// By name.
    func accounts() async throws(StoreError) -> [Account]

    /// - Throws: ``StoreError/notFound``.
    func account(named name: String) async throws(StoreError) -> Account

    /// Sets the password, ends every session of the account and forgets its browsers, in one step.
    func setPassword(
        _ account: Int64, _ password: Concealed, mustChange: Bool, at time: Timestamp
    ) async throws(StoreError)

    /// Disabling ends every session of the account, in the same step.
    ///
    /// - Throws: ``StoreError/conflict`` where no administrator would be left who may sign in.
    func setDisabled(_ account: Int64, _ disabled: Bool) async throws(StoreError)

    func setLastSignIn(_ account: Int64, at time: Timestamp) async throws(StoreError)

    /// - Throws: ``StoreError/conflict`` where no administrator would be left who may sign in.
    func setRole(_ account: Int64, _ role: Role) async throws(StoreError)

    /// - Parameters:
    ///   - language: Nil for the one that the browser asks for.
    ///   - timeZone: As the IANA database names it; nil for the server's.
    func setDisplay(_ account: Int64, language: Language?, timeZone: String?) async throws(StoreError)
}
