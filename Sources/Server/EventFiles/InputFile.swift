#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A regular file that is open for reading.
///
/// What grows or shrinks while it is read does no harm: reading goes to whatever is the end at that moment.
package struct InputFile: ~Copyable {
    package let path: String
    package let descriptor: Int32
    /// As it was when the file was opened.
    package let sizeBytes: UInt64

    /// Opens a regular file; a pipe or a device is refused and not waited for.
    package init(_ path: String) throws(InputError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let error = errno
            close(descriptor)
            throw .system(errno: error)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let error = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL
            close(descriptor)
            throw .system(errno: error)
        }
        self.path = path
        self.descriptor = descriptor
        sizeBytes = UInt64(max(status.st_size, 0))
    }

    deinit {
        close(descriptor)
    }

    /// Reads at most `count` bytes from where the last read ended; empty at the end of the file.
    package borrowing func read(upTo count: Int) throws(InputError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            while length < count {
                let got = Glibc.read(descriptor, buffer.baseAddress! + length, count - length)
                if got > 0 {
                    length += got
                } else if got < 0, errno == EINTR {
                    continue
                } else {
                    if got < 0 { failure = errno }
                    break
                }
            }
        }
        guard failure == 0 else { throw .system(errno: failure) }
        return bytes
    }

    /// Back to the beginning.
    borrowing func rewind() {
        lseek(descriptor, 0, SEEK_SET)
    }
}

package enum InputError: Error, Equatable {
    /// The system would not open or read it.
    case system(errno: Int32)
}
