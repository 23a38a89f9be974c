import Spooling

/// The spool as `uplink` sees it: records in order, as far as they survive a power cut. It changes nothing.
package struct SegmentReader {
    private let folder: String
    /// How far the segment was looked at that was read last: behind which record, where the next one begins.
    private var kept: (file: SegmentFile, inode: UInt64, offset: Int, number: UInt64)?

    /// - Parameter folder: `spool/`
    package init(folder: String) {
        self.folder = folder
    }

    /// Of a place in the spool: everything up to it was taken.
    package struct Position: Sendable, Equatable {
        package var sequence: UInt64
        package var epoch: UInt64
        package var number: UInt64

        package init(sequence: UInt64, epoch: UInt64, number: UInt64) {
            self.sequence = sequence
            self.epoch = epoch
            self.number = number
        }
    }

    /// Hands records behind a position to `take`, oldest first, until it says false or one epoch ends.
    ///
    /// - Returns: Where the last record lies that was taken; nil where none was.
    package mutating func records(
        after position: Position?, take: (Segment.Entry) -> Bool
    ) throws(SpoolError) -> Position? {
        var reached: Position?
        for file in try SegmentFile.all(in: folder) {
            if let position, file.sequence < position.sequence { continue }
            // A batch is of one epoch.
            if let reached, reached.epoch != file.epoch { break }
            let after = position.map { $0.epoch == file.epoch ? $0.number : 0 } ?? 0
            let (found, wantsMore) = try read(file, after: max(after, reached?.number ?? 0), take)
            if let found { reached = Position(sequence: file.sequence, epoch: file.epoch, number: found) }
            if !wantsMore { break }
        }
        return reached
    }

    private mutating func read(
        _ file: SegmentFile, after number: UInt64, _ take: (Segment.Entry) -> Bool
    ) throws(SpoolError) -> (last: UInt64?, wantsMore: Bool) {
        guard let (bytes, inode) = try file.read(in: folder) else { return (nil, true) }
        // A segment that was made smaller meanwhile is another file.
        var offset = Segment.headLength
        if let kept, kept.file == file, kept.inode == inode, kept.number <= number { offset = kept.offset }
        var last: UInt64?
        var wantsMore = true
        var taken = (offset: offset, number: number)
        bytes.withUnsafeBytes { bytes in
            guard Segment.epoch(of: bytes) == file.epoch else { return }
            let safe = UnsafeRawBufferPointer(
                rebasing: bytes[..<Int(min(UInt64(bytes.count), Segment.safeLength(of: bytes)))])
            while safe.count > offset, case .record(let entry) = Segment.entry(in: safe, at: offset) {
                if entry.number > number {
                    guard take(entry) else {
                        wantsMore = false
                        break
                    }
                    last = entry.number
                }
                offset = entry.end
                taken = (offset, entry.number)
            }
        }
        kept = (file, inode, taken.offset, taken.number)
        return (last, wantsMore)
    }
}
