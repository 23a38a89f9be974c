import Synchronization

/// The clients that are served now.
final class SessionList: Sendable {
    /// So many at once.
    static let limit = 64

    private struct State {
        var sessions: [ObjectIdentifier: ErrandSession] = [:]
        var isOver = false
    }

    private let state = Mutex(State())

    /// - Returns: False when there are too many already, or the server ends.
    func add(_ session: ErrandSession) -> Bool {
        state.withLock { state in
            guard state.sessions.count < Self.limit, !state.isOver else { return false }
            state.sessions[ObjectIdentifier(session)] = session
            return true
        }
    }

    func remove(_ session: ErrandSession) {
        state.withLock { _ = $0.sessions.removeValue(forKey: ObjectIdentifier(session)) }
    }

    /// Ends every errand early; none begins any more.
    func end() {
        let sessions = state.withLock { state in
            state.isOver = true
            return Array(state.sessions.values)
        }
        for session in sessions { session.endWithServer() }
    }
}
