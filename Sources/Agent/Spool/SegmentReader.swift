import Spooling

/// The spool as `uplink` sees it: records in order, as far as they survive a power cut. It changes nothing.
package struct SegmentReader {
    private let folder: String
    private let window = SegmentWindow()
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
        guard let opened = try SegmentWindow.File(file, in: folder) else { return (nil, true) }
        // A segment that was made smaller meanwhile is another file.
        var offset = Segment.headLength
        let inode = opened.inode
        if let kept, kept.file == file, kept.inode == inode, kept.number <= number { offset = kept.offset }
        var last: UInt64?
        var wantsMore = true
        var taken = (offset: offset, number: number)
        let head = try head(of: opened)
        if head.epoch == file.epoch {
            let safe = Int(min(UInt64(opened.length), head.safeLength))
            try window.records(in: opened, from: offset, to: safe) { entry, next in
                if entry.number > number {
                    guard take(entry) else {
                        wantsMore = false
                        return false
                    }
                    last = entry.number
                }
                taken = (next, entry.number)
                return true
            }
        }
        kept = (file, inode, taken.offset, taken.number)
        return (last, wantsMore)
    }
    private func head(of file: borrowing SegmentWindow.File) throws(SpoolError) -> (epoch: UInt64?, safeLength: UInt64)
    {
        var bytes = [UInt8](repeating: 0, count: Segment.headLength)
        var result: Result<Int, SpoolError> = .success(0)
        bytes.withUnsafeMutableBytes { buffer in
            result = Result { () throws(SpoolError) in try file.read(buffer, at: 0) }
        }
        guard try result.get() == Segment.headLength else { return (nil, 0) }
        return bytes.withUnsafeBytes { (Segment.epoch(of: $0), Segment.safeLength(of: $0)) }
    }
}
