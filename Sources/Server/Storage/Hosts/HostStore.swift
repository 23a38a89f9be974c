import Events

/// Keeps the hosts that were seen and what people say about them. Names of computers have no case.
package protocol HostStore: Sendable {
    /// Notes that lines of hosts came in; hosts that are not known yet appear.
    func seen(_ sightings: [HostSighting]) async throws(StoreError)

    /// All hosts, by name.
    func hosts() async throws(StoreError) -> [HostRecord]

    /// - Throws: ``StoreError/notFound`` for a host that nobody has seen or entered.
    func host(_ name: String) async throws(StoreError) -> HostRecord

    /// Enters what people say about hosts, those that are not seen yet too; what was said before is replaced.
    ///
    /// - Throws: ``StoreError/notFound`` for a group that does not exist; then nothing is changed.
    func describe(_ descriptions: [HostDescription]) async throws(StoreError)

    /// Forgets a host; it appears again with its next line.
    func remove(_ name: String) async throws(StoreError)
}

/// Keeps the groups of hosts: departments (部署), mostly.
package protocol GroupStore: Sendable {
    /// All groups, by name.
    func groups() async throws(StoreError) -> [HostGroup]

    /// - Throws: ``StoreError/conflict`` when there is one of that name.
    func addGroup(_ name: String) async throws(StoreError) -> Int64

    /// - Throws: ``StoreError/conflict`` when there is one of that name.
    func renameGroup(_ id: Int64, _ name: String) async throws(StoreError)

    /// Removes a group; its hosts are in none then.
    func removeGroup(_ id: Int64) async throws(StoreError)
}
