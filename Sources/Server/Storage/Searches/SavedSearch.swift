import Events

/// A search over the logs that somebody keeps under a name.
package struct SavedSearch: Sendable, Equatable, Identifiable {
    package var id: Int64
    package var account: Int64
    package var name: String
    /// The query of the page's address, which says the search.
    package var query: String

    package init(id: Int64, account: Int64, name: String, query: String) {
        self.id = id
        self.account = account
        self.name = name
        self.query = query
    }
}

/// Where searches are kept; each belongs to one account.
package protocol SavedSearchStore: Sendable {
    /// By name.
    func searches(of account: Int64) async throws(StoreError) -> [SavedSearch]

    /// Keeps a search; one of the same name is replaced.
    ///
    /// - Throws: ``StoreError/conflict`` where the account has ``SavedSearch/limit`` already.
    func save(_ name: String, query: String, for account: Int64) async throws(StoreError)

    /// Removing one that is gone, or somebody else's, changes nothing.
    func removeSearch(_ id: Int64, of account: Int64) async throws(StoreError)
}

extension SavedSearch {
    /// So many an account may have.
    package static let limit = 100
}
