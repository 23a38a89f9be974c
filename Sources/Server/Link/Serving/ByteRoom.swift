import Synchronization

/// How many bytes of requests are held at once: beyond that agents come again, and the server's memory stays bounded.
final class ByteRoom: Sendable {
    private let limitBytes: Int
    private let held = Mutex(0)

    init(limitBytes: Int) {
        self.limitBytes = limitBytes
    }

    /// - Throws: ``Refusal/busy``
    func holding<Value>(
        _ bytes: Int, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
    ) async throws -> Value {
        let fits = held.withLock { held in
            if held + bytes > limitBytes { return false }
            held += bytes
            return true
        }
        guard fits else { throw Refusal.busy }
        defer { held.withLock { $0 -= bytes } }
        return try await body()
    }
}
