import Events
import Glibc
import Spooling

/// The segment that is being written.
final class OpenSegment {
    let file: SegmentFile
    let first: UInt64
    private(set) var last: UInt64
    private(set) var count: UInt64 = 0
    private(set) var length = Segment.headLength
    private let time: Timestamp
    private let descriptor: Int32
    private let path: String

    init(_ file: SegmentFile, first: UInt64, in folder: String, at time: Timestamp) throws(SpoolError) {
        self.file = file
        self.first = first
        self.time = time
        last = first
        path = folder + "/" + file.name
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw .system(path: path, errno: errno) }
        do throws(SpoolError) {
            try put(Segment.head(epoch: file.epoch), at: 0)
            try Self.sync(folder)
        } catch {
            unlink(path)
            throw error
        }
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Appends records and waits for the disk; only then may they leave.
    func write(_ bytes: [UInt8], count more: UInt64, last number: UInt64) throws(SpoolError) {
        try put(bytes, at: length)
        guard fdatasync(descriptor) == 0 else { throw .system(path: path, errno: errno) }
        length += bytes.count
        count += more
        last = number
        let safe = withUnsafeBytes(of: UInt64(length).littleEndian) { Array($0) }
        try put(safe, at: Segment.safeLengthOffset)
    }

    private func put(_ bytes: [UInt8], at offset: Int) throws(SpoolError) {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                pwrite(descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .system(path: path, errno: written == 0 ? ENOSPC : errno) }
            done += written
        }
    }

    /// That a file has a name survives a power cut once its folder is on the disk.
    static func sync(_ folder: String) throws(SpoolError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(path: folder, errno: errno) }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system(path: folder, errno: errno) }
    }

    /// As it is now, for whoever only reads.
    var closed: ClosedSegment {
        ClosedSegment(file: file, first: first, last: last, count: count, lineCount: count, bytes: length, time: time)
    }
}
