import Detection
import Events
import Storage

/// A log store that takes nothing while the server's condition does not let it, and says when the disk is full.
///
/// What is refused was not acknowledged; whoever sent it keeps it and comes again.
package struct GuardedLogStore: LogStore {
    private let store: any LogStore
    private let condition: ServerCondition
    private let counters: IntakeCounters
    private let watch: DiskWatch?

    /// - Parameter watch: Looks at the disk before each batch.
    package init(
        _ store: any LogStore, _ condition: ServerCondition, counters: IntakeCounters = IntakeCounters(),
        watch: DiskWatch? = nil
    ) {
        self.store = store
        self.condition = condition
        self.counters = counters
        self.watch = watch
    }

    package func append(_ lines: [LogLine], from source: LogSource) async throws(StoreError) -> AppendResult {
        watch?.look()
        if condition.isIntakeStopped {
            counters.countRefused(lines.count)
            throw .full
        }
        do {
            let result = try await store.append(lines, from: source)
            counters.count(added: result.added, known: result.known)
            return result
        } catch {
            counters.countRefused(lines.count)
            if error == .full { condition.note(.diskFull) }
            throw error
        }
    }

    package func lines(_ query: LogQuery, limit: Int, after cursor: LogCursor?) async throws(StoreError) -> LogPage {
        try await store.lines(query, limit: limit, after: cursor)
    }

    package func counts(_ query: LogQuery, step: Int) async throws(StoreError) -> [LogCount] {
        try await store.counts(query, step: step)
    }

    package func chain(of process: ProcessReference) async throws(StoreError) -> [Process] {
        try await store.chain(of: process)
    }

    package func children(of process: ProcessReference, limit: Int) async throws(StoreError) -> [Process] {
        try await store.children(of: process, limit: limit)
    }

    package func hosts() async throws(StoreError) -> [HostSpan] {
        try await store.hosts()
    }

    package func days() async throws(StoreError) -> [StoredDay] {
        try await store.days()
    }

    package func retain(_ limits: RetentionLimits, now: Timestamp) async throws(StoreError) -> [String] {
        try await store.retain(limits, now: now)
    }

    package func remove(import id: Int64) async throws(StoreError) {
        try await store.remove(import: id)
    }
}
