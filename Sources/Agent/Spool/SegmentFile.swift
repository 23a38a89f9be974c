import Glibc
import Spooling

/// A segment's file: `0000000012-0123456789abcdef.seg`, its place in the spool and its epoch.
package struct SegmentFile: Sendable, Hashable, Comparable {
    /// Grows over all epochs.
    package var sequence: UInt64
    package var epoch: UInt64

    package init(sequence: UInt64, epoch: UInt64) {
        self.sequence = sequence
        self.epoch = epoch
    }

    package init?(name: String) {
        let bytes = Array(name.utf8)
        guard bytes.count == 31, bytes[10] == 45, name.hasSuffix(".seg"),
            bytes[..<10].allSatisfy({ (48...57).contains($0) }),
            let sequence = UInt64(String(decoding: bytes[..<10], as: UTF8.self)),
            let epoch = Hexadecimal.number(String(decoding: bytes[11..<27], as: UTF8.self))
        else { return nil }
        self.init(sequence: sequence, epoch: epoch)
    }

    package var name: String {
        let digits = String(sequence)
        return String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits + "-" + Hexadecimal.text(epoch)
            + ".seg"
    }

    package static func < (a: SegmentFile, b: SegmentFile) -> Bool {
        (a.sequence, a.epoch) < (b.sequence, b.epoch)
    }

    /// Those in a folder, oldest first.
    package static func all(in folder: String) throws(SpoolError) -> [SegmentFile] {
        guard let directory = opendir(folder) else { throw .system(path: folder, errno: errno) }
        defer { closedir(directory) }
        var files: [SegmentFile] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let file = SegmentFile(name: name) { files.append(file) }
        }
        return files.sorted()
    }

    /// All bytes of it, and the number of its file; nil where it is gone.
    package func read(in folder: String) throws(SpoolError) -> (bytes: [UInt8], inode: UInt64)? {
        let path = folder + "/" + name
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .system(path: path, errno: errno)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(path: path, errno: errno) }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(file, buffer.baseAddress! + done, buffer.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(path: path, errno: errno) }
            if count == 0 { break }
            done += count
        }
        bytes.removeLast(bytes.count - done)
        return (bytes, UInt64(status.st_ino))
    }
}
