import Spooling
import Synchronization
import Uplink

/// A spool in memory, of one epoch, that lets go of what is acknowledged.
final class MemorySpool: RecordSource {
    struct Record {
        var line: String
        var isAlert: Bool
    }

    private struct State {
        var records: [Record] = []
        var acknowledged = AcknowledgedRanges()
    }

    private let state = Mutex(State())
    let epoch: UInt64

    init(epoch: UInt64) {
        self.epoch = epoch
    }

    func append(_ line: String, isAlert: Bool = false) {
        state.withLock { $0.records.append(Record(line: line, isAlert: isAlert)) }
    }

    func acknowledge(_ range: RecordRange) {
        state.withLock { $0.acknowledged.insert(range.first, range.last) }
    }

    /// The lines of a range as they were sent.
    func lines(_ range: RecordRange) -> [String] {
        state.withLock { state in state.records[Int(range.first - 1)..<Int(range.last)].map(\.line) }
    }

    var isAllAcknowledged: Bool {
        state.withLock { $0.acknowledged.through == UInt64($0.records.count) }
    }

    func batch(after place: SpoolPlace?) -> SpooledBatch? {
        state.withLock { state in
            let start = place.map { Int($0.number) } ?? Int(state.acknowledged.through)
            var lines = BatchLines()
            var hasAlert = false
            for record in state.records.dropFirst(start) {
                guard lines.append(Array(record.line.utf8)) == .taken else { break }
                hasAlert = hasAlert || record.isAlert
            }
            let last = UInt64(start + lines.count)
            return RecordRange(epoch: epoch, first: UInt64(start + 1), last: last).map {
                SpooledBatch(range: $0, lines: lines, hasAlert: hasAlert)
            }
        }
    }

    func newestAlerts(after place: SpoolPlace?) -> BatchLines {
        state.withLock { state in
            var lines = BatchLines()
            let start = place.map { Int($0.number) } ?? 0
            for record in state.records.dropFirst(start).reversed() where record.isAlert {
                guard lines.append(Array(record.line.utf8)) == .taken else { break }
            }
            return lines
        }
    }

    func keepsSent(before place: SpoolPlace) -> Bool { false }
}
