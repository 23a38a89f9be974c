import Synchronization

/// Tells open pages that something changed.
package final class Live: Sendable {
    package enum Topic: String, Sendable {
        case alerts, imports
    }

    /// So many pages are told; one beyond is not, and shows what it showed when it was loaded.
    static let listenerLimit = 500

    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<Topic>.Continuation] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    package func announce(_ topic: Topic) {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.yield(topic) }
    }

    /// Nil where too many listen.
    func listen() -> AsyncStream<Topic>? {
        // What a slow page has not taken yet it need not be told twice.
        let (stream, continuation) = AsyncStream<Topic>.makeStream(bufferingPolicy: .bufferingNewest(8))
        let number: Int? = state.withLock { state in
            guard state.listeners.count < Self.listenerLimit else { return nil }
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        guard let number else { return nil }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    /// Ends every stream, so that the server can end.
    package func end() {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.finish() }
    }
}
