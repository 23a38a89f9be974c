import Glibc

/// Files of the system, read whole; they tell no size before.
package enum SystemFiles {
    /// Nil where it cannot be read; cut at `limit`.
    package static func contents(_ path: String, limit: Int = 1 << 20) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        withUnsafeTemporaryAllocation(byteCount: 16384, alignment: 8) { buffer in
            while bytes.count < limit {
                let count = read(file, buffer.baseAddress, min(buffer.count, limit - bytes.count))
                guard count > 0 else { return }
                bytes.append(contentsOf: buffer[..<count])
            }
        }
        return bytes
    }

    /// Where a symbolic link points.
    package static func target(_ link: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
            let count = readlink(link, buffer.baseAddress!, 4096)
            guard count > 0 else { return nil }
            return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]).withMemoryRebound(
                to: UInt8.self
            ) { String(decoding: $0, as: UTF8.self) }
        }
    }
}
