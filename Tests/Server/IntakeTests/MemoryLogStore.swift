import Detection
import Events
import Storage
import Synchronization

@testable import Intake

/// As much of a log store as an import needs, in memory.
final class MemoryLogStore: LogStore {
    struct Key: Hashable {
        var host: String
        var event: String
        var rule: String
    }

    struct Kept: Sendable {
        var line: LogLine
        var source: LogSource
    }

    private let kept = Mutex<[Key: Kept]>([:])
    /// Lines after which the store is full.
    private let room: Int
    private let appended: @Sendable (Int) -> Void

    init(room: Int = .max, appended: @escaping @Sendable (Int) -> Void = { _ in }) {
        self.room = room
        self.appended = appended
    }

    var all: [Kept] { kept.withLock { Array($0.values) } }

    func append(_ lines: [LogLine], from source: LogSource) async throws(StoreError) -> AppendResult {
        let result: AppendResult? = kept.withLock { kept in
            guard kept.count + lines.count <= room else { return nil }
            var result = AppendResult(added: 0, known: 0)
            for line in lines {
                let key = Key(host: line.event.host.lowercased(), event: line.event.id, rule: line.line.ruleID)
                if kept[key] == nil { result.added += 1 } else { result.known += 1 }
                if kept[key] == nil { kept[key] = Kept(line: line, source: source) }
            }
            return result
        }
        guard let result else { throw .full }
        appended(lines.count)
        return result
    }

    func remove(import id: Int64) async throws(StoreError) {
        kept.withLock { $0 = $0.filter { $0.value.source != .importing(id: id) } }
    }

    func lines(_ query: LogQuery, limit: Int, after cursor: LogCursor?) async throws(StoreError) -> LogPage {
        throw .notFound
    }
    func counts(_ query: LogQuery, step: Int) async throws(StoreError) -> [LogCount] { throw .notFound }
    func chain(of process: ProcessReference) async throws(StoreError) -> [Process] { throw .notFound }
    func children(of process: ProcessReference, limit: Int) async throws(StoreError) -> [Process] { throw .notFound }
    func hosts() async throws(StoreError) -> [HostSpan] { throw .notFound }
    func days() async throws(StoreError) -> [StoredDay] { throw .notFound }
    func retain(_ limits: RetentionLimits, now: Timestamp) async throws(StoreError) -> [String] { throw .notFound }
}

/// Keeps the findings that come.
final class CollectedFindings: FindingReceiver {
    private let kept = Mutex<[LogLine]>([])

    var all: [LogLine] { kept.withLock { $0 } }

    func receive(_ findings: [LogLine]) async throws(StoreError) {
        kept.withLock { $0 += findings }
    }
}
