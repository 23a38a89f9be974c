import Foundation

/// The folder in which a server keeps everything, held by one process at a time, or by several that only look.
///
/// It is readable by its owner alone. The key of keys lies outside of it, so that a copy of the folder opens nothing.
package final class DataFolder: Sendable {
    package let path: String
    /// Open as long as the folder is held; the system gives the lock back when the process ends, however it ends.
    private let lock: Int32
    private let use: Use

    /// The version of the layout that this program makes.
    static let version = 1

    package enum Use: Sendable {
        /// By this process alone.
        case writing
        /// Together with others that look.
        case looking
    }

    /// Opens a folder and holds it. One that is missing or empty is made for writing; there is nothing to look at in it.
    package init(_ path: String, for use: Use = .writing) throws(DataFolderError) {
        self.path = path
        self.use = use
        if use == .writing { try Self.makeFolder(path) }
        let files = try Self.names(in: path)
        if use == .looking, !files.contains("version") { throw files.isEmpty ? .missing : .foreign }
        if !files.isEmpty, !files.contains("version"), !files.contains("lock") { throw .foreign }
        var status = stat()
        guard stat(path, &status) == 0 else { throw .system(path: path, errno: errno) }
        guard status.st_mode & 0o077 == 0 else { throw .readableByOthers }
        lock = try Self.hold(path + "/lock", use)
        // From here on `deinit` gives the lock back where something fails.
        try Self.checkVersion(path + "/version")
        if use == .looking { return }
        for folder in [logs, damaged, keys] { try Self.makeFolder(folder) }
    }

    deinit {
        // Who holds it next may be several, of whom none has this number.
        if use == .writing { _ = ftruncate(lock, 0) }
        close(lock)
    }

    package var control: String { path + "/control.sqlite" }
    /// A database for each day.
    package var logs: String { path + "/logs" }
    /// Days that were set aside.
    package var damaged: String { path + "/damaged" }
    /// Sealed under the key of keys.
    package var keys: String { path + "/keys" }
    package var socket: String { Self.socket(path) }

    /// Where the one who holds a folder listens.
    package static func socket(_ path: String) -> String { path + "/socket" }

    /// Where the key of keys lies when nobody says another place.
    package static func defaultKeyFile(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path + ".key"
    }

    private static func makeFolder(_ path: String) throws(DataFolderError) {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw .system(path: path, errno: errno)
    }

    private static func names(in path: String) throws(DataFolderError) -> Set<String> {
        guard let folder = opendir(path) else {
            throw errno == ENOENT ? .missing : .system(path: path, errno: errno)
        }
        defer { closedir(folder) }
        var names: Set<String> = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.insert(name) }
        }
        return names
    }

    /// Locks a file and, where it is for this process alone, writes the process's number into it.
    private static func hold(_ path: String, _ use: Use) throws(DataFolderError) -> Int32 {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .system(path: path, errno: errno) }
        guard flock(file, (use == .writing ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 else {
            let reason = errno
            // Of those who only look nobody knows the number.
            let holder = number(file)
            close(file)
            throw reason == EWOULDBLOCK
                ? .held(pid: holder.flatMap(Int32.init(exactly:))) : .system(path: path, errno: reason)
        }
        if use == .looking { return file }
        let line = Array("\(getpid())\n".utf8)
        guard ftruncate(file, 0) == 0, pwrite(file, line, line.count, 0) == line.count else {
            let reason = errno
            close(file)
            throw .system(path: path, errno: reason)
        }
        return file
    }

    private static func checkVersion(_ path: String) throws(DataFolderError) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .system(path: path, errno: errno) }
        defer { close(file) }
        if let found = number(file) {
            if found > version { throw .newer(version: found) }
            return
        }
        let line = Array("\(version)\n".utf8)
        guard pwrite(file, line, line.count, 0) == line.count, fsync(file) == 0 else {
            throw .system(path: path, errno: errno)
        }
    }

    /// The number that a file holds.
    private static func number(_ file: Int32) -> Int? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(file, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int(String(decoding: bytes.prefix(count).prefix { $0 != 10 }, as: UTF8.self))
    }
}
