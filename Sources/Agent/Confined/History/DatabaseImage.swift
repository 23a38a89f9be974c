import Glibc

/// A database as it lies on the disk, with its log laid over it, in memory of our own.
struct DatabaseImage {
    let bytes: UnsafeMutableRawBufferPointer
    let length: Int

    /// What is larger is no history that a person made.
    private static let limit = 512 << 20

    init?(_ file: Int32, log: Int32?) {
        // Asking for more than the size is refused here.
        let size = Int(lseek(file, 0, SEEK_END))
        guard size >= 512, size <= Self.limit else { return nil }
        var head = [UInt8](repeating: 0, count: 100)
        guard pread(file, &head, 100, 0) == 100, head.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
        let stored = Int(head[16]) << 8 | Int(head[17])
        let pageSize = stored == 1 ? 65_536 : stored
        guard pageSize >= 512, pageSize <= 65_536, pageSize & (pageSize - 1) == 0 else { return nil }
        let written = log.flatMap { Self.contents($0) }
        let pages = max(
            size / pageSize,
            written.map { WriteAheadLog.pages(UnsafeRawBufferPointer($0), pageSize: pageSize) } ?? 0)
        guard pages > 0, pages <= Self.limit / pageSize else { return nil }
        // Pages that nobody asks for are never read.
        let start = mmap(
            nil, pages * pageSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let start, start != MAP_FAILED else { return nil }
        bytes = UnsafeMutableRawBufferPointer(start: start, count: pages * pageSize)
        let whole = size / pageSize * pageSize
        guard mmap(start, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, file, 0) != MAP_FAILED else {
            return nil
        }
        var length = whole
        if let written, let pages = WriteAheadLog.apply(UnsafeRawBufferPointer(written), to: bytes, pageSize: pageSize)
        {
            length = pages * pageSize
        }
        // From here on it is one that has no log.
        bytes[18] = 1
        bytes[19] = 1
        self.length = length
    }

    private static func contents(_ file: Int32) -> UnsafeMutableRawBufferPointer? {
        let size = Int(lseek(file, 0, SEEK_END))
        guard size > 32, size <= 128 << 20 else { return nil }
        let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0)
        guard let start, start != MAP_FAILED else { return nil }
        return UnsafeMutableRawBufferPointer(start: start, count: size)
    }
}
