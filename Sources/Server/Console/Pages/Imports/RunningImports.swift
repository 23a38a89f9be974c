import Intake
import Synchronization

/// The imports that this server runs, to show how far they have come and to end them early.
package final class RunningImports: Sendable {
    private let running = Mutex<[Int64: RunningImport]>([:])

    package init() {}

    package func add(_ started: RunningImport) {
        running.withLock { $0[started.id] = started }
    }

    package func remove(_ id: Int64) {
        running.withLock { _ = $0.removeValue(forKey: id) }
    }

    package subscript(_ id: Int64) -> RunningImport? {
        running.withLock { $0[id] }
    }

    /// Ends all of them early; what is in the store stays there.
    package func cancel() {
        for started in running.withLock({ Array($0.values) }) { started.cancel() }
    }
}
