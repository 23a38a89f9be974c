#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The files that are meant by the paths a user gave.
package struct InputWalk: Sendable {
    package struct File: Equatable, Sendable {
        package var path: String
        /// The user named this very file, and not only a folder above it.
        package var isNamed: Bool
    }

    /// In the order of the paths; below a folder, in the order of their names' bytes.
    package private(set) var files: [File] = []
    /// Paths that could not be looked at.
    package private(set) var problems: [ReadProblem] = []

    /// Folders may be nested this deep.
    private static let depthLimit = 128

    /// Walks folders. Symbolic links that the user named are followed, below folders only those to files.
    package init(_ paths: [String]) {
        for path in paths { add(path) }
    }

    private mutating func add(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return fail(path, errno) }
        if status.st_mode & S_IFMT == S_IFDIR {
            walk(path)
        } else {
            // What is no regular file is refused when it is opened.
            files.append(File(path: path, isNamed: true))
        }
    }

    private mutating func walk(_ root: String) {
        var folders = [(path: root, depth: 0)]
        while let (folder, depth) = folders.popLast() {
            guard let names = names(in: folder) else { continue }
            var inner: [(path: String, depth: Int)] = []
            for name in names {
                let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
                var status = stat()
                guard lstat(path, &status) == 0 else {
                    fail(path, errno)
                    continue
                }
                let isLink = status.st_mode & S_IFMT == S_IFLNK
                // A link that leads nowhere is none of our concern.
                if isLink, stat(path, &status) != 0 { continue }
                if status.st_mode & S_IFMT == S_IFREG {
                    files.append(File(path: path, isNamed: false))
                } else if status.st_mode & S_IFMT == S_IFDIR, !isLink {
                    if depth < Self.depthLimit { inner.append((path, depth + 1)) } else { fail(path, ELOOP) }
                }
            }
            folders.append(contentsOf: inner.reversed())
        }
    }

    /// Sorted; nil when the folder cannot be read.
    private mutating func names(in folder: String) -> [String]? {
        guard let directory = opendir(folder) else {
            fail(folder, errno)
            return nil
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private mutating func fail(_ path: String, _ errno: Int32) {
        problems.append(ReadProblem(file: path, offset: 0, kind: .system(errno: errno)))
    }
}
