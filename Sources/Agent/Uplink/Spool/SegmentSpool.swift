import Glibc
import Spooling
import Synchronization

/// The spool on disk: a folder of segments that `sense` writes and deletes.
package final class SegmentSpool: RecordSource {
    private let folder: String
    private let state = Mutex(State())

    /// Alerts are looked for in the newest segments only, lest a long outage makes it read everything twice.
    private static let alertSegments = 8

    package init(_ folder: String) {
        self.folder = folder
    }

    package func batch(after place: SpoolPlace?) throws -> SpooledBatch? {
        state.withLock { state in
            state.look(folder)
            var start = state.start(place)
            while let (epoch, number) = start {
                if let batch = state.batch(epoch, from: number, isFollowing: place?.epoch == epoch) { return batch }
                start = state.epoch(after: epoch).map { ($0, 1) }
            }
            return nil
        }
    }

    package func newestAlerts(after place: SpoolPlace?) throws -> BatchLines {
        state.withLock { state in
            state.look(folder)
            var lines = BatchLines()
            for file in state.files.suffix(Self.alertSegments).reversed() {
                var found: [[UInt8]] = []
                let start = place.flatMap { $0.epoch == file.epoch ? $0.number + 1 : nil } ?? 0
                file.read(from: start) { record in
                    if record.value == .finding { found.append(Array(record.line)) }
                    return true
                }
                for line in found.reversed() where lines.append(line) == .full { return lines }
            }
            return lines
        }
    }

    package func keepsSent(before place: SpoolPlace) throws -> Bool {
        state.withLock { state in
            state.look(folder)
            guard state.files.count > 1 else { return false }
            let (first, second) = (state.files[0], state.files[1])
            if first.epoch != place.epoch { return state.files.contains { $0.epoch == place.epoch } }
            return second.epoch == place.epoch && second.first ?? .max <= place.number + 1
        }
    }

    private struct State: ~Copyable {
        /// In the order of their names, which is that in which they were written.
        var files: [SegmentFile] = []

        /// Finds segments that are new, and leaves out those that are gone.
        mutating func look(_ folder: String) {
            guard let stream = opendir(folder) else { return }
            defer { closedir(stream) }
            var known: [UInt: SegmentFile] = [:]
            for file in files { known[file.inode] = file }
            var found: [SegmentFile] = []
            while let entry = readdir(stream) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                }
                guard name.hasSuffix(".seg") else { continue }
                if let file = known[UInt(entry.pointee.d_ino)], file.name == name {
                    found.append(file)
                } else if let file = SegmentFile(name, in: folder) {
                    found.append(file)
                }
            }
            for file in found { file.refresh() }
            files = found.sorted { $0.name < $1.name }
        }

        /// Where to go on.
        func start(_ place: SpoolPlace?) -> (epoch: UInt64, number: UInt64)? {
            if let place, files.contains(where: { $0.epoch == place.epoch }) { return (place.epoch, place.number + 1) }
            return files.first.map { ($0.epoch, 1) }
        }

        func epoch(after epoch: UInt64) -> UInt64? {
            let last = files.lastIndex { $0.epoch == epoch }
            return last.flatMap { files.indices.contains($0 + 1) ? files[$0 + 1].epoch : nil }
        }

        /// - Parameter isFollowing: Numbers before the first record belong to the batch too: the spool let go of them.
        func batch(_ epoch: UInt64, from number: UInt64, isFollowing: Bool) -> SpooledBatch? {
            let files = files.filter { $0.epoch == epoch && $0.first != nil }
            let start = files.lastIndex { $0.first ?? 0 <= number } ?? 0
            var lines = BatchLines()
            var hasAlert = false
            var first = isFollowing ? number : 0
            var last: UInt64 = 0
            files: for file in files.dropFirst(start) {
                var isFull = false
                file.read(from: number) { record in
                    // A batch has no number twice, whatever lies in the spool.
                    if record.number <= last { return true }
                    switch lines.append(record.line) {
                    case .full:
                        isFull = true
                        return false
                    // Its number is missing then, and the server counts it.
                    case .impossible: break
                    case .taken: hasAlert = hasAlert || record.value == .finding
                    }
                    if first == 0 { first = record.number }
                    last = record.number
                    return true
                }
                if isFull { break files }
            }
            return RecordRange(epoch: epoch, first: max(first, 1), last: last).map {
                SpooledBatch(range: $0, lines: lines, hasAlert: hasAlert)
            }
        }
    }
}
