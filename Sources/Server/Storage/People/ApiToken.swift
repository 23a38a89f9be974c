import Events

/// A key with which a program calls the REST API in the name of an account.
package struct ApiToken: Sendable, Equatable, Identifiable {
    package var id: Int64
    package var account: Int64
    package var name: String
    package var role: Role
    /// SHA-256 of the token, in hexadecimal digits; the token is nowhere but with its holder.
    package var digest: Concealed
    package var created: Timestamp
    /// Nil for one that holds until it is revoked.
    package var expires: Timestamp?
    /// To the minute.
    package var lastUsed: Timestamp?

    package init(
        id: Int64, account: Int64, name: String, role: Role, digest: Concealed, created: Timestamp,
        expires: Timestamp?, lastUsed: Timestamp? = nil
    ) {
        self.id = id
        self.account = account
        self.name = name
        self.role = role
        self.digest = digest
        self.created = created
        self.expires = expires
        self.lastUsed = lastUsed
    }
}

/// Where API tokens are kept.
package protocol ApiTokenStore: Sendable {
    /// - Parameters:
    ///   - token: Its `id` is not looked at.
    ///   - limit: So many at most for one account.
    /// - Throws: ``StoreError/conflict`` where the account has so many; ``StoreError/notFound`` where it is gone.
    func addApiToken(_ token: ApiToken, limit: Int) async throws(StoreError) -> ApiToken

    /// - Throws: ``StoreError/notFound``, also where its account is disabled.
    func apiToken(_ digest: Concealed) async throws(StoreError) -> ApiTokenHolder

    /// Of one account, the latest first.
    func apiTokens(of account: Int64) async throws(StoreError) -> [ApiToken]

    func useApiToken(_ token: Int64, at time: Timestamp) async throws(StoreError)

    /// - Throws: ``StoreError/notFound``.
    func removeApiToken(_ token: Int64, of account: Int64) async throws(StoreError)
}

/// A token with its account as it is now.
package struct ApiTokenHolder: Sendable, Equatable {
    package var token: ApiToken
    package var account: Account

    package init(token: ApiToken, account: Account) {
        self.token = token
        self.account = account
    }
}
