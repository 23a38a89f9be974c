import CLinux
import Crypto
import Glibc
import Spooling

/// A file or folder that was opened without following any link, closed with this.
struct OpenedFile: ~Copyable {
    struct Refusal: Error {
        let errno: Int32
    }

    let descriptor: Int32
    let status: stat

    /// - Parameter flags: as open's; no pipe is waited for, and no terminal taken.
    init(_ path: String, _ flags: Int32 = O_RDONLY) throws(Refusal) {
        try self.init(descriptor: mitsuke_open_plainly(path, flags | O_NONBLOCK | O_NOCTTY))
    }

    /// - Parameter descriptor: Negative for an error.
    init(descriptor: Int32) throws(Refusal) {
        guard descriptor >= 0 else { throw Refusal(errno: -descriptor) }
        self.init(open: descriptor)
    }

    private init(open descriptor: Int32) {
        var status = stat()
        // Of a descriptor that is open it cannot fail.
        fstat(descriptor, &status)
        (self.descriptor, self.status) = (descriptor, status)
    }

    deinit {
        close(descriptor)
    }

    var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }
    var sizeBytes: UInt64 { UInt64(max(0, status.st_size)) }

    /// Copies all of it.
    ///
    /// - Parameters:
    ///   - limitBytes: More refuses it with `EFBIG`.
    ///   - change: Changes each part before it is written; the digest is of what was read, or of what was written.
    /// - Returns: The digest and the size.
    func copy(
        to other: Int32, limitBytes: UInt64, digestsWritten: Bool = false,
        _ change: (_ part: inout [UInt8], _ count: Int, _ offset: UInt64) -> Void = { _, _, _ in }
    ) throws(Refusal) -> (sha256: String, sizeBytes: UInt64) {
        var digest = SHA256()
        var part = [UInt8](repeating: 0, count: 1 << 18)
        var offset: UInt64 = 0
        while true {
            let count = part.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
            if count < 0 {
                if errno == EINTR { continue }
                throw Refusal(errno: errno)
            }
            if count == 0 { break }
            guard offset + UInt64(count) <= limitBytes else { throw Refusal(errno: EFBIG) }
            if !digestsWritten { part.withUnsafeBytes { digest.update(bufferPointer: .init(rebasing: $0[..<count])) } }
            change(&part, count, offset)
            if digestsWritten { part.withUnsafeBytes { digest.update(bufferPointer: .init(rebasing: $0[..<count])) } }
            var written = 0
            while written < count {
                let put = part.withUnsafeBytes { write(other, $0.baseAddress! + written, count - written) }
                if put < 0, errno == EINTR { continue }
                guard put > 0 else { throw Refusal(errno: errno) }
                written += put
            }
            offset += UInt64(count)
        }
        return (Hexadecimal.text(digest.finalize()), offset)
    }

    /// Whether it is as it was when it was opened.
    var isUnchanged: Bool {
        var now = stat()
        return fstat(descriptor, &now) == 0 && now.st_size == status.st_size
            && now.st_mtim.tv_sec == status.st_mtim.tv_sec
            && now.st_mtim.tv_nsec == status.st_mtim.tv_nsec
    }

    /// Whether a name in a folder is this very file.
    func isNamed(_ name: String, in folder: Int32) -> Bool {
        var other = stat()
        return fstatat(folder, name, &other, AT_SYMLINK_NOFOLLOW) == 0 && other.st_dev == status.st_dev
            && other.st_ino == status.st_ino
    }
}
