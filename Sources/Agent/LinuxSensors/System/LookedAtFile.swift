import CLinux
import Glibc

/// A file that somebody else made, looked at without trusting it.
///
/// No link is followed. A pipe or a device is never opened, a lease never waited for, and never more is read than was asked for.
package struct LookedAtFile: ~Copyable {
    package enum Kind: Sendable {
        case regular, link, folder, other
    }

    private let looked: Int32
    /// It is open for reading.
    private let isOpen: Bool
    /// Somebody else closes it.
    private let isLent: Bool
    private let about: mitsuke_file

    /// The errno why it cannot be looked at.
    package struct Refusal: Error, Equatable {
        package let errno: Int32

        package init(errno: Int32) {
            self.errno = errno
        }
    }

    package init(_ path: String) throws(Refusal) {
        try self.init(path, folder: -1, within: 0)
    }

    /// - Parameter folder: Where `path` begins; the file lies in it and on its filesystem, or is refused.
    package init(_ path: String, within folder: Int32) throws(Refusal) {
        try self.init(path, folder: folder, within: 1)
    }

    /// A file that is open for reading, such as that of a permission event: nothing else is opened.
    package init(open file: Int32) throws(Refusal) {
        var about = mitsuke_file()
        (looked, isOpen, isLent) = (file, true, true)
        let result = mitsuke_look_at_open(file, &about)
        self.about = about
        guard result == 0 else { throw Refusal(errno: -result) }
    }

    /// A regular file that is to be read, at half the cost of looking first.
    package init(reading path: String) throws(Refusal) {
        var about = mitsuke_file()
        looked = mitsuke_open_regular(path, &about)
        (isOpen, isLent) = (true, false)
        self.about = about
        guard looked >= 0 else { throw Refusal(errno: -looked) }
    }

    /// What a process runs, be it deleted or never in a folder.
    package init(executableOf pid: UInt32) throws(Refusal) {
        var about = mitsuke_file()
        looked = mitsuke_look_at_executable(Int32(bitPattern: pid), &about)
        (isOpen, isLent) = (false, false)
        self.about = about
        guard looked >= 0 else { throw Refusal(errno: -looked) }
    }

    private init(_ path: String, folder: Int32, within: Int32) throws(Refusal) {
        var about = mitsuke_file()
        looked = mitsuke_look(folder, path, within, &about)
        (isOpen, isLent) = (false, false)
        self.about = about
        guard looked >= 0 else { throw Refusal(errno: -looked) }
    }

    deinit {
        if looked >= 0, !isLent { close(looked) }
    }

    package var kind: Kind {
        switch about.mode & 0o170000 {
        case 0o100000: .regular
        case 0o120000: .link
        case 0o040000: .folder
        default: .other
        }
    }

    package var sizeBytes: UInt64 { about.size }
    /// Of content or status, in nanoseconds since 1970.
    package var changed: Int64 { about.changed }
    package var inode: UInt64 { about.inode }
    package var device: UInt64 { about.device }
    package var mode: UInt32 { about.mode }

    /// Where a link points, at most 4,096 bytes.
    package var target: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) {
                max(0, Int(mitsuke_link_target(looked, $0.baseAddress, 4096)))
            }
        }
    }

    /// The bytes from `offset` on, at most `limit`; nil where it is no regular file or cannot be read.
    package func contents(from offset: Int = 0, limit: Int) -> [UInt8]? {
        guard kind == .regular else { return nil }
        let file = isOpen ? looked : mitsuke_open_looked(looked)
        guard file >= 0 else { return nil }
        defer { if !isOpen { close(file) } }
        var failed = false
        // The kernel's own files have no size.
        let room =
            sizeBytes > UInt64(offset)
            ? min(limit, Int(min(sizeBytes - UInt64(offset), 1 << 40)) + 1) : min(limit, 65_536)
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            while count < room {
                let got = pread(file, buffer.baseAddress! + count, room - count, off_t(offset + count))
                if got < 0, errno == EINTR { continue }
                if got < 0 { failed = true }
                if got <= 0 { break }
                count += got
                // Less than asked for is the end, but in the kernel's own files.
                if sizeBytes > 0, count < room { break }
            }
        }
        return failed ? nil : bytes
    }

    /// A descriptor of its own for a folder that was looked at; nil where it is none. To be closed by who asked.
    package var folder: Int32? {
        guard kind == .folder else { return nil }
        let copy = dup(looked)
        return copy < 0 ? nil : copy
    }

    /// The names in a folder, at most `limit`; without `.` and `..`.
    package func names(limit: Int) -> [String] {
        guard kind == .folder else { return [] }
        let file = mitsuke_open_looked(looked)
        guard file >= 0, let directory = fdopendir(file) else {
            if file >= 0 { close(file) }
            return []
        }
        defer { closedir(directory) }
        var names: [String] = []
        while names.count < limit, let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
