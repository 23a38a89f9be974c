/// Where the audit log is kept. Entries are added and read, never changed.
package protocol AuditStore: Sendable {
    /// Adds the entry that `seal` makes for the present end of the chain; nobody else adds one meanwhile.
    ///
    /// - Parameter seal: Gets nil for the first entry.
    func append(_ seal: @escaping @Sendable (AuditHead?) -> AuditEntry) async throws(StoreError) -> AuditEntry

    /// At most `limit` entries in the order they lie in, from the one after `number`; whatever the rows hold.
    func entries(after number: Int64, limit: Int) async throws(StoreError) -> [AuditEntry]

    /// The newest entries, newest first.
    func newestEntries(limit: Int) async throws(StoreError) -> [AuditEntry]

    /// Nil while there is no entry.
    func head() async throws(StoreError) -> AuditHead?
}
