import Glibc
import Spooling

/// A segment of the spool, open for reading: `sense` may delete it meanwhile, and it is read to its end all the same.
final class SegmentFile {
    let name: String
    let inode: UInt
    let epoch: UInt64
    /// The number of its first record; nil while there is none that is safe.
    private(set) var first: UInt64?
    private let descriptor: Int32
    /// Up to where records are safe from a power cut.
    private(set) var safeLength = 0
    /// The last place that was read up to: the number of the next record there, or more, and where it begins.
    private var mark: (number: UInt64, offset: Int)?

    /// Enough for hundreds of records.
    private static let window = 256 << 10

    /// Nil where it is no segment.
    init?(_ name: String, in folder: String) {
        let file = open(folder + "/" + name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return nil }
        var status = stat()
        var head = [UInt8](repeating: 0, count: Segment.headLength)
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            pread(file, &head, head.count, 0) == head.count,
            let epoch = head.withUnsafeBytes({ Segment.epoch(of: $0) })
        else {
            close(file)
            return nil
        }
        descriptor = file
        inode = UInt(status.st_ino)
        self.name = name
        self.epoch = epoch
    }

    deinit {
        close(descriptor)
    }

    /// Looks how much is safe by now.
    func refresh() {
        var head = [UInt8](repeating: 0, count: Segment.headLength)
        guard pread(descriptor, &head, head.count, 0) == head.count else { return }
        safeLength = Int(clamping: head.withUnsafeBytes { Segment.safeLength(of: $0) })
        guard first == nil else { return }
        read(from: 0) { record in
            first = record.number
            return false
        }
    }

    /// Reads the safe records from a number on, until somebody has enough. What is torn or rotten ends the segment.
    func read(from number: UInt64, _ take: (Segment.Entry) -> Bool) {
        var offset = Segment.headLength
        if let mark, mark.number <= number { offset = mark.offset }
        var window = Self.window
        while offset < safeLength {
            let bytes = bytes(at: offset, count: min(window, safeLength - offset))
            if bytes.isEmpty { return }
            var at = 0
            let isOver = bytes.withUnsafeBytes { bytes in
                while case .record(let entry) = Segment.entry(in: bytes, at: at) {
                    if entry.number >= number, !take(entry) { return true }
                    at = entry.end
                    if entry.number >= number { mark = (entry.number + 1, offset + entry.end) }
                }
                return false
            }
            if isOver { return }
            if at == 0 {
                // A record that is longer than the window, or none.
                let longest = Segment.frameLength + Segment.lineLimit
                if window >= longest || bytes.count < window { return }
                window = longest
            } else {
                offset += at
                window = Self.window
            }
        }
    }

    private func bytes(at offset: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
        }
    }
}
