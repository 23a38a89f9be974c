import Storage
import Synchronization

/// How far each agent's records came, kept in memory.
final class ProgressNotes: Sendable {
    private let store: any AgentStore
    private let notes = Mutex<[String: [UInt64: UInt64]]>([:])

    init(_ store: any AgentStore) {
        self.store = store
    }

    /// Up to which number the server has the records of an epoch.
    func through(_ agent: String, _ epoch: UInt64) async throws(StoreError) -> UInt64 {
        if let known = notes.withLock({ $0[agent] }) { return known[epoch] ?? 0 }
        let kept = try await store.progress(of: agent)
        return notes.withLock { notes in
            if notes[agent] == nil {
                notes[agent] = Dictionary(kept.map { ($0.epoch, $0.through) }, uniquingKeysWith: max)
            }
            return notes[agent]?[epoch] ?? 0
        }
    }

    /// A receipt is safe.
    func note(_ agent: String, _ progress: AgentProgress) {
        notes.withLock { notes in
            var epochs = notes[agent] ?? [:]
            // Who draws one epoch after the other gets no memory for it.
            if epochs[progress.epoch] == nil, epochs.count >= 32 { epochs.removeAll() }
            epochs[progress.epoch] = max(epochs[progress.epoch] ?? 0, progress.through)
            notes[agent] = epochs
        }
    }
}
