import Glibc

/// Why a file of the agent cannot be read or written.
package struct FileError: Error, Equatable, Sendable {
    package var path: String
    package var errno: Int32
}

/// Small files that their owner alone may read, written whole or not at all.
package enum SmallFile {
    /// Nil where there is none.
    package static func read(_ path: String, limitBytes: Int) throws(FileError) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw FileError(path: path, errno: errno)
        }
        defer { close(file) }
        guard let bytes = contents(file, limitBytes: limitBytes) else { throw FileError(path: path, errno: EFBIG) }
        return bytes
    }

    /// What an open file holds; nil where that is more than the limit, or where it cannot be read.
    static func contents(_ file: Int32, limitBytes: Int) -> [UInt8]? {
        // One byte more than may be there: a file that grows while it is read is noticed.
        var bytes = [UInt8](repeating: 0, count: limitBytes + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + count, $0.count - count) }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { return nil }
            if got == 0 { break }
            count += got
        }
        return count > limitBytes ? nil : Array(bytes.prefix(count))
    }

    /// - Parameter folder: Where the file lies; `name` is its name there.
    package static func write(_ bytes: [UInt8], to name: String, in folder: String) throws(FileError) {
        let path = folder + "/" + name
        let new = folder + "/.new-" + name
        unlink(new)
        let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw FileError(path: new, errno: errno) }
        var count = 0
        var failure: Int32 = 0
        while count < bytes.count, failure == 0 {
            let put = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + count, $0.count - count) }
            if put > 0 { count += put } else if errno != EINTR { failure = errno }
        }
        if failure == 0, fsync(file) != 0 { failure = errno }
        close(file)
        if failure == 0, rename(new, path) != 0 { failure = errno }
        guard failure == 0 else {
            unlink(new)
            throw FileError(path: path, errno: failure)
        }
        // The name is safe once its folder is.
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if directory >= 0 {
            fsync(directory)
            close(directory)
        }
    }
}
