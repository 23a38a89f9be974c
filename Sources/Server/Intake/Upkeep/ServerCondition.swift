import Synchronization

/// What is wrong with the server now; asked by whoever shows it, and by the intake before it takes anything.
package final class ServerCondition: Sendable {
    private let state = Mutex<[String: ServerTrouble]>([:])

    package init() {}

    /// The gravest first.
    package var troubles: [ServerTrouble] {
        state.withLock { Array($0.values) }.sorted {
            ($0.stopsIntake ? 0 : 1, $0.code) < ($1.stopsIntake ? 0 : 1, $1.code)
        }
    }

    package var isIntakeStopped: Bool {
        state.withLock { $0.values.contains { $0.stopsIntake } }
    }

    /// - Returns: True where nothing of the kind was wrong before.
    @discardableResult
    package func note(_ trouble: ServerTrouble) -> Bool {
        state.withLock { $0.updateValue(trouble, forKey: trouble.code) == nil }
    }

    /// - Returns: True where something of the kind was wrong before.
    @discardableResult
    package func clear(_ code: String) -> Bool {
        state.withLock { $0.removeValue(forKey: code) != nil }
    }
}
