import Events
import Storage

/// Writes what people do into the chained audit log.
package struct AuditLog: Sendable {
    private let store: any AuditStore
    private let now: @Sendable () -> Timestamp

    package init(_ store: any AuditStore, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.now = now
    }

    /// - Parameters:
    ///   - who: The account's name.
    ///   - from: The client's address; empty for the server itself.
    @discardableResult
    package func record(
        _ action: String, by who: String, from: String, subject: String = "", reason: String = ""
    ) async throws(StoreError) -> AuditEntry {
        let record = AuditRecord(
            time: now(), who: Self.bounded(who), from: Self.bounded(from), action: Self.bounded(action),
            subject: Self.bounded(subject), reason: Self.bounded(reason))
        return try await store.append { AuditChain.seal(record, after: $0) }
    }

    /// SQLite ends a text at a NUL when it is read, and whoever signs in may send any length.
    private static func bounded(_ text: String) -> String {
        String(text.unicodeScalars.prefix(1_000).map { $0 == "\0" ? "\u{FFFD}" : Character($0) })
    }
}
