import Foundation

/// The file of a socket in a folder, whose path may be longer than the 108 bytes that the system takes.
enum SocketFile {
    struct Failure: Error {
        var errno: Int32
    }

    /// A socket that is bound, for its owner alone; one that was left behind is replaced.
    ///
    /// Only the one who holds the folder calls this.
    static func bind(_ path: String) throws(Failure) -> Int32 {
        if unlink(path) != 0, errno != ENOENT { throw Failure(errno: errno) }
        return try open(path) { socket, address, length in
            // The folder is closed to others, so nobody comes between the two.
            Foundation.bind(socket, address, length) == 0 && chmod(path, 0o600) == 0
        }
    }

    static func connect(_ path: String) throws(Failure) -> Int32 {
        try open(path) { Foundation.connect($0, $1, $2) == 0 }
    }

    private static func open(
        _ path: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) throws(Failure) -> Int32 {
        let (folder, name) = split(path)
        let place = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard place >= 0 else { throw Failure(errno: errno) }
        defer { close(place) }
        let socket = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw Failure(errno: errno) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let short = Array("/proc/self/fd/\(place)/\(name)".utf8)
        guard short.count < MemoryLayout.size(ofValue: address.sun_path) else {
            close(socket)
            throw Failure(errno: ENAMETOOLONG)
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: short) }
        let isDone = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                use(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard isDone else {
            let reason = errno
            close(socket)
            throw Failure(errno: reason)
        }
        return socket
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = String(path[..<slash])
        return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
    }
}
