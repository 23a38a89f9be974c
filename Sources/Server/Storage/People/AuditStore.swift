import Events

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

    /// Those that are asked for, newest first.
    func entries(_ query: AuditQuery, limit: Int) async throws(StoreError) -> [AuditEntry]

    /// Nil while there is no entry.
    func head() async throws(StoreError) -> AuditHead?
}

/// Which entries of the audit log somebody wants to see; a condition that is empty or nil leaves all.
package struct AuditQuery: Sendable, Equatable {
    /// A part of the name, with or without case.
    package var who = ""
    /// The name of an action, or what stands before its point: `signin` for all of `signin.accepted`, `signin.refused`.
    package var action = ""
    /// A part of what it was done to.
    package var subject = ""
    package var since: Timestamp?
    /// The moment itself is not meant.
    package var until: Timestamp?
    /// Only entries older than the one of this number.
    package var before: Int64?

    package init() {}
}
