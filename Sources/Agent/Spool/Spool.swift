import Events
import Glibc
import Sensing
import Spooling

/// What waits to be sent, on the disk, as `sense` keeps it: the only one that writes and deletes there.
///
/// Records are numbered and wait in memory until ``flush()``. Each start begins a new epoch, so that a number never means two
/// things. Within its limits it lets go of the oldest lines first, then of the oldest findings, and says how many.
package final class Spool {
    package let epoch: UInt64
    package private(set) var limits: SpoolLimits
    /// Segments that no more is written into.
    private var closed: [ClosedSegment] = []
    private var current: OpenSegment?
    private var pending: [UInt8] = []
    private var pendingCount: UInt64 = 0
    /// So much waiting is written without being asked for; more after each time when the disk took nothing.
    private var pendingMark = Spool.writtenBytes
    private var nextNumber: UInt64 = 1
    private var nextSequence: UInt64
    private var lost = Lost()
    private let folder: String

    private let window = SegmentWindow()
    /// How far acknowledgements have come, as most of them come in order: behind which record, and where the next one begins.
    private var kept: (file: SegmentFile, inode: UInt64, number: UInt64, offset: Int)?

    private static let writtenBytes = 1 << 20

    private struct Lost {
        var count: UInt64 = 0
        var since: Timestamp?
        var reason = Gap.Reason.spoolFull
        var detail = ""
    }

    /// Opens a folder, which is made where it is missing; what a power cut left torn is cut off.
    package init(folder: String, limits: SpoolLimits = SpoolLimits()) throws(SpoolError) {
        self.folder = folder
        self.limits = limits
        epoch = UInt64.random(in: 1 ... .max)
        if mkdir(folder, 0o750) != 0, errno != EEXIST { throw .system(path: folder, errno: errno) }
        nextSequence = 1
        for file in try SegmentFile.all(in: folder) {
            nextSequence = max(nextSequence, file.sequence + 1)
            if let segment = try ClosedSegment.recover(file, in: folder) { closed.append(segment) }
        }
    }

    /// How much lies on the disk and in memory.
    package var bytes: Int { closed.reduce(0) { $0 + $1.bytes } + (current?.length ?? 0) + pending.count }

    /// How many records are not acknowledged yet.
    package var count: UInt64 { closed.reduce(0) { $0 + $1.count } + (current?.count ?? 0) + pendingCount }

    /// Takes a record, which is safe after the next ``flush(at:)`` at the latest: a storm does not wait for it in memory.
    package func append(_ line: UnsafeRawBufferPointer, value: SpoolRecord.Value, at time: Timestamp) {
        guard line.count <= Segment.lineLimit, pending.count < limits.pendingBytes else {
            lose(1, .overload, "the disk takes nothing, or a record is too long", at: time)
            return
        }
        Segment.append(line, number: nextNumber, value: value, to: &pending, sum: RecordSum.make)
        nextNumber += 1
        pendingCount += 1
        guard pending.count >= pendingMark else { return }
        pendingMark = pending.count + Self.writtenBytes
        // Where the disk takes nothing the next call of it says so.
        try? flush(at: time)
    }

    /// Writes what waits, and waits for the disk.
    package func flush(at time: Timestamp) throws(SpoolError) {
        guard !pending.isEmpty else { return }
        if let segment = current, segment.length >= limits.segmentBytes { try close(segment) }
        let segment: OpenSegment
        if let current {
            segment = current
        } else {
            segment = try OpenSegment(
                SegmentFile(sequence: nextSequence, epoch: epoch), first: nextNumber - pendingCount, in: folder,
                at: time)
            nextSequence += 1
            current = segment
        }
        do throws(SpoolError) {
            try segment.write(pending, count: pendingCount, last: nextNumber - 1)
        } catch {
            // Begun anew behind whatever was written of it; what waits goes there, without what is in the segment already: no number is
            // there twice.
            current = nil
            do throws(SpoolError) {
                guard let kept = try ClosedSegment.recover(segment.file, in: folder) else { throw error }
                closed.append(kept)
                leaveOut(through: kept.last)
            } catch {
                // Up to its old end it is whole; the next start cuts off the rest.
                if segment.count > 0 { closed.append(segment.closed) }
            }
            throw error
        }
        pending.removeAll(keepingCapacity: pending.capacity < 1 << 20)
        pendingCount = 0
        pendingMark = Self.writtenBytes
        try keepLimits(at: time)
    }

    /// Lets go of what waits and was written, up to a number.
    private func leaveOut(through number: UInt64) {
        let first = nextNumber - pendingCount
        guard number >= first else { return }
        var end = 0
        pending.withUnsafeBytes { bytes in
            while case .record(let entry) = Segment.entry(in: bytes, at: end, sum: RecordSum.make),
                entry.number <= number
            {
                end = entry.end
            }
        }
        pending.removeFirst(end)
        pendingCount -= min(pendingCount, number - first + 1)
    }

    private func close(_ segment: OpenSegment) throws(SpoolError) {
        current = nil
        closed.append(segment.closed)
    }

    /// Calls `body` with each record of a range that is still here, in order.
    ///
    /// - Returns: How many there are.
    package func records(in range: RecordRange, _ body: (Segment.Entry) -> Void) throws(SpoolError) -> Int {
        var found = 0
        var segments = closed
        if let current { segments.append(current.closed) }
        for segment in segments where segment.overlaps(range) {
            guard let file = try SegmentWindow.File(segment.file, in: folder) else { continue }
            var start = Segment.headLength
            if let kept, kept.file == segment.file, kept.inode == file.inode, kept.number < range.first {
                start = kept.offset
            }
            try window.records(in: file, from: start, to: min(file.length, segment.bytes)) { entry, next in
                guard entry.number <= range.last else { return false }
                if entry.number >= range.first {
                    body(entry)
                    found += 1
                }
                kept = (segment.file, file.inode, entry.number, next)
                return entry.number < range.last
            }
        }
        return found
    }

    private var acknowledged: [UInt64: AcknowledgedRanges] = [:]

    /// The server has these: whole segments of them are deleted.
    package func acknowledge(_ range: RecordRange) throws(SpoolError) {
        acknowledged[range.epoch, default: AcknowledgedRanges()].insert(range.first, range.last)
        guard let ranges = acknowledged[range.epoch] else { return }
        if let segment = current, range.epoch == epoch, segment.count > 0,
            ranges.covers(segment.first, segment.last), segment.length >= limits.segmentBytes / 4
        {
            try close(segment)
        }
        for (index, segment) in closed.enumerated().reversed()
        where segment.file.epoch == range.epoch && ranges.covers(segment.first, segment.last) {
            try segment.delete(in: folder)
            closed.remove(at: index)
        }
        let oldest = (closed.filter { $0.file.epoch == range.epoch }.map(\.first).min() ?? .max)
        acknowledged[range.epoch]?.forget(before: min(oldest, current?.first ?? nextNumber))
        if range.epoch != epoch, !closed.contains(where: { $0.file.epoch == range.epoch }) {
            acknowledged[range.epoch] = nil
        }
    }

    private func isAcknowledged(_ segment: ClosedSegment) -> Bool {
        acknowledged[segment.file.epoch]?.covers(segment.first, segment.last) ?? false
    }

    /// Lets go of the oldest lines, then of the oldest findings, while there is too much; of all that is too old.
    private func keepLimits(at time: Timestamp) throws(SpoolError) {
        let oldest = time.ticks - limits.ageSeconds * Timestamp.ticksPerSecond
        while let first = closed.first, first.time.ticks < oldest { try drop(at: 0, time) }
        var next = 0
        while bytes > limits.bytes, next < closed.count {
            if closed[next].lineCount > 0 {
                let dropped = try closed[next].dropLines(in: folder)
                if dropped > 0 { lose(dropped, .spoolFull, "log lines", at: time) }
            }
            next += 1
        }
        closed.removeAll { $0.count == 0 }
        while bytes > limits.bytes, !closed.isEmpty { try drop(at: 0, time) }
    }

    private func drop(at index: Int, _ time: Timestamp) throws(SpoolError) {
        let segment = closed[index]
        try segment.delete(in: folder)
        closed.remove(at: index)
        if !isAcknowledged(segment) { lose(segment.count, .spoolFull, "log lines and findings", at: time) }
    }

    private func lose(_ count: UInt64, _ reason: Gap.Reason, _ detail: String, at time: Timestamp) {
        if lost.count == 0 { lost = Lost(since: time, reason: reason, detail: detail) }
        lost.count += count
    }

    /// What was let go of since this was asked the last time.
    package func takeGap(at time: Timestamp) -> Gap? {
        guard lost.count > 0 else { return nil }
        defer { lost = Lost() }
        return Gap("spool", lost.reason, count: lost.count, since: lost.since, until: time, detail: lost.detail)
    }
}
