import Events

/// A file that a host collected by command, on its way to the server or there.
package struct EvidenceItem: Sendable, Equatable, Identifiable {
    package enum State: String, Sendable, CaseIterable {
        case arriving
        /// All of it is here, and its digest is the host's.
        case complete
        /// What came is not what the host said it would be.
        case damaged
        /// Somebody removed it; its custody stays.
        case removed
    }

    /// Of the command, 32 digits.
    package var id: String
    package var agent: String
    /// The host's name.
    package var host: String
    /// On the host.
    package var path: String
    /// As the host took it while it copied the file.
    package var sha256: String
    package var sizeBytes: UInt64
    package var mode: UInt32
    package var owner: UInt32
    package var group: UInt32
    /// Nanoseconds since 1970.
    package var modified: Int64
    /// When the host took it.
    package var collected: Timestamp
    /// Bytes that are here.
    package var receivedBytes: UInt64
    package var state: State
    /// When it was whole, or found damaged.
    package var received: Timestamp?

    package init(
        id: String, agent: String, host: String, path: String, sha256: String, sizeBytes: UInt64, mode: UInt32,
        owner: UInt32, group: UInt32, modified: Int64, collected: Timestamp, receivedBytes: UInt64 = 0,
        state: State = .arriving, received: Timestamp? = nil
    ) {
        self.id = id
        self.agent = agent
        self.host = host
        self.path = path
        self.sha256 = sha256
        self.sizeBytes = sizeBytes
        self.mode = mode
        self.owner = owner
        self.group = group
        self.modified = modified
        self.collected = collected
        self.receivedBytes = receivedBytes
        self.state = state
        self.received = received
    }
}

/// Who had a piece of evidence in hand, and why.
package struct CustodyEntry: Sendable, Equatable {
    package enum Act: String, Sendable, CaseIterable {
        case requested, collected, received, damaged, looked, downloaded, removed
    }

    package var time: Timestamp
    package var act: Act
    /// An account, or a host's name.
    package var who: String
    package var address: String
    package var reason: String

    package init(time: Timestamp, act: Act, who: String, address: String = "", reason: String = "") {
        self.time = time
        self.act = act
        self.who = who
        self.address = address
        self.reason = reason
    }
}

/// Keeps what is known of evidence; the contents lie elsewhere, sealed.
package protocol EvidenceStore: Sendable {
    /// Adds what a host announces, with the first entries of its custody; one that is there already stays as it is.
    ///
    /// - Returns: As it is kept.
    func begin(_ item: EvidenceItem, _ custody: [CustodyEntry]) async throws(StoreError) -> EvidenceItem

    /// - Throws: ``StoreError/notFound``
    func item(_ id: String) async throws(StoreError) -> EvidenceItem

    /// The latest first.
    func items(limit: Int) async throws(StoreError) -> [EvidenceItem]

    func setReceived(_ bytes: UInt64, of id: String) async throws(StoreError)

    /// - Throws: ``StoreError/notFound``
    func setState(_ state: EvidenceItem.State, of id: String, _ entry: CustodyEntry) async throws(StoreError)

    func add(_ entry: CustodyEntry, to id: String) async throws(StoreError)

    /// In their order.
    func custody(of id: String) async throws(StoreError) -> [CustodyEntry]
}
