import Glibc
import Spooling

/// Reads records of segments piece by piece, always into the same memory.
final class SegmentWindow {
    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 8)

    deinit { buffer.deallocate() }

    /// A segment's file that is open.
    struct File: ~Copyable {
        let descriptor: Int32
        let path: String
        let length: Int
        let inode: UInt64

        /// Nil where it is gone.
        init?(_ file: SegmentFile, in folder: String) throws(SpoolError) {
            path = folder + "/" + file.name
            let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else {
                if errno == ENOENT { return nil }
                throw .system(path: path, errno: errno)
            }
            var status = stat()
            guard fstat(descriptor, &status) == 0 else {
                let number = errno
                close(descriptor)
                throw .system(path: path, errno: number)
            }
            self.descriptor = descriptor
            length = Int(status.st_size)
            inode = UInt64(status.st_ino)
        }

        deinit { close(descriptor) }

        /// - Returns: How many bytes came; fewer than fit at the end of the file only.
        func read(_ bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(SpoolError) -> Int {
            var done = 0
            while done < bytes.count {
                let count = pread(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw .system(path: path, errno: errno) }
                if count == 0 { break }
                done += count
            }
            return done
        }
    }

    /// Hands records to `take` until it says false, or no whole one follows.
    ///
    /// - Parameters:
    ///   - start: Where the first one begins.
    ///   - end: What lies behind is not looked at.
    ///   - take: Is told where in the file the next one begins.
    func records(
        in file: borrowing File, from start: Int, to end: Int, take: (_ entry: Segment.Entry, _ next: Int) -> Bool
    ) throws(SpoolError) {
        var offset = start
        while offset < end {
            let wanted = min(buffer.count, end - offset)
            let count = try file.read(UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: offset)
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            var taken = 0
            while taken < count, case .record(let entry) = Segment.entry(in: bytes, at: taken, sum: RecordSum.make) {
                taken = entry.end
                guard take(entry, offset + taken) else { return }
            }
            offset += taken
            if taken > 0 { continue }
            // It is torn, or it is larger than what was read of it.
            guard count == buffer.count, buffer.count < Segment.lineLimit + Segment.frameLength else { return }
            buffer.deallocate()
            buffer = .allocate(byteCount: Segment.lineLimit + Segment.frameLength, alignment: 8)
        }
    }
}
