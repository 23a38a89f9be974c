import Events
import Glibc
import Spooling

/// A segment that no more is written into.
struct ClosedSegment {
    let file: SegmentFile
    var first: UInt64
    var last: UInt64
    var count: UInt64
    /// How many of them are lines of a log, at the most.
    var lineCount: UInt64
    var bytes: Int
    /// When it was begun.
    var time: Timestamp

    func overlaps(_ range: RecordRange) -> Bool {
        file.epoch == range.epoch && first <= range.last && last >= range.first
    }

    func delete(in folder: String) throws(SpoolError) {
        let path = folder + "/" + file.name
        guard unlink(path) == 0 || errno == ENOENT else { throw .system(path: path, errno: errno) }
    }

    /// A segment that an earlier run left: what is torn at its end is cut off, and all that is left is safe now.
    ///
    /// - Returns: Nil, and the file is gone, where no whole record is in it.
    static func recover(_ file: SegmentFile, in folder: String) throws(SpoolError) -> ClosedSegment? {
        let path = folder + "/" + file.name
        guard let (bytes, _) = try file.read(in: folder) else { return nil }
        let isOurs = bytes.withUnsafeBytes { Segment.epoch(of: $0) } == file.epoch
        let scan = isOurs ? Scan(bytes) : Scan([])
        guard scan.count > 0 else {
            guard unlink(path) == 0 || errno == ENOENT else { throw .system(path: path, errno: errno) }
            return nil
        }
        let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .system(path: path, errno: errno) }
        defer { close(descriptor) }
        let safe = withUnsafeBytes(of: UInt64(scan.end).littleEndian) { Array($0) }
        guard ftruncate(descriptor, off_t(scan.end)) == 0, fdatasync(descriptor) == 0,
            safe.withUnsafeBytes({ pwrite(descriptor, $0.baseAddress, $0.count, off_t(Segment.safeLengthOffset)) })
                == safe.count
        else { throw .system(path: path, errno: errno) }
        var status = stat()
        let seconds = fstat(descriptor, &status) == 0 ? status.st_mtim.tv_sec : 0
        return ClosedSegment(
            file: file, first: scan.first, last: scan.last, count: scan.count, lineCount: scan.lineCount,
            bytes: scan.end, time: .seconds(Int64(seconds)))
    }

    /// Writes the segment anew without lines of logs.
    ///
    /// - Returns: How many were let go of.
    mutating func dropLines(in folder: String) throws(SpoolError) -> UInt64 {
        guard let (bytes, _) = try file.read(in: folder) else { return 0 }
        var kept = Segment.head(epoch: file.epoch)
        bytes.withUnsafeBytes { bytes in
            var offset = Segment.headLength
            while case .record(let entry) = Segment.entry(in: bytes, at: offset, sum: RecordSum.make) {
                if entry.value > .line {
                    Segment.append(entry.line, number: entry.number, value: entry.value, to: &kept)
                }
                offset = entry.end
            }
        }
        let scan = Scan(kept)
        let dropped = count - min(count, scan.count)
        guard dropped > 0 else {
            lineCount = 0
            return 0
        }
        if scan.count == 0 {
            try delete(in: folder)
        } else {
            withUnsafeBytes(of: UInt64(kept.count).littleEndian) { safe in
                for (index, byte) in safe.enumerated() { kept[Segment.safeLengthOffset + index] = byte }
            }
            try replace(with: kept, in: folder)
        }
        // Its first and last number stay: the server is told of the range, and that some are missing in it.
        (count, lineCount, self.bytes) = (scan.count, 0, scan.count == 0 ? 0 : kept.count)
        return dropped
    }

    private func replace(with bytes: [UInt8], in folder: String) throws(SpoolError) {
        let path = folder + "/" + file.name
        let new = folder + "/.new"
        let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw .system(path: new, errno: errno) }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + done, $0.count - done) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .system(path: new, errno: errno) }
            done += written
        }
        guard fsync(descriptor) == 0, rename(new, path) == 0 else { throw .system(path: path, errno: errno) }
        try OpenSegment.sync(folder)
    }

    /// What whole records are in the bytes of a segment.
    private struct Scan {
        var first: UInt64 = 0
        var last: UInt64 = 0
        var count: UInt64 = 0
        var lineCount: UInt64 = 0
        var end = Segment.headLength

        init(_ bytes: [UInt8]) {
            bytes.withUnsafeBytes { bytes in
                guard bytes.count > Segment.headLength else { return }
                while case .record(let entry) = Segment.entry(in: bytes, at: end, sum: RecordSum.make) {
                    if count == 0 { first = entry.number }
                    last = entry.number
                    count += 1
                    if entry.value == .line { lineCount += 1 }
                    end = entry.end
                }
            }
        }
    }
}
