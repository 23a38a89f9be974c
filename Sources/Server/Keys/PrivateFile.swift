import CoreFoundation
import Foundation

/// Small files that their owner alone may read.
package enum PrivateFile {
    /// No key and no chain of certificates is longer.
    private static let limitBytes = 1 << 20

    /// The bytes of a file; nil where there is none.
    package static func read(_ path: String) throws(KeyError) -> [UInt8]? {
        // A pipe by that name would keep the server waiting for somebody to write into it.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .system(path: path, errno: errno)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(path: path, errno: errno) }
        guard status.st_mode & 0o077 == 0 else { throw .readableByOthers(path: path) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= limitBytes else { throw .malformed(path: path) }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        let count = Foundation.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw .system(path: path, errno: errno) }
        return Array(bytes.prefix(count))
    }

    /// Writes a file, whole or not at all, also when the power fails meanwhile.
    package static func write(_ bytes: [UInt8], to path: String) throws(KeyError) {
        let new = path + ".new"
        unlink(new)
        let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .system(path: new, errno: errno) }
        let isWritten = Foundation.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
        let reason = errno
        close(file)
        guard isWritten else {
            unlink(new)
            throw .system(path: new, errno: reason)
        }
        guard rename(new, path) == 0 else { throw .system(path: path, errno: errno) }
        // The name is safe too once its folder is.
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }
}
