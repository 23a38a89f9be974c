import Glibc
import Spooling

/// What `uplink` left for `sense`: read without following links and within bounds, since `uplink` may be anybody's by now.
package struct Inbox: Sendable {
    package enum Content: Sendable, Equatable {
        case acknowledgement([UInt8])
        case order([UInt8])
    }

    package struct Refused: Sendable, Equatable {
        /// As the folder has it: hostile text.
        package var name: String
        package var reason: Reason
    }

    package enum Reason: Sendable, Equatable {
        case name, notAFile, linked, tooLarge, unreadable
    }

    package struct Delivery: Sendable, Equatable {
        package var contents: [Content] = []
        package var refused: [Refused] = []
        /// There is more than is read at once.
        package var hasMore = false
    }

    package let folder: String
    /// Names that are looked at in one go.
    package static let limit = 256
    private static let nameLimitBytes = 128

    package init(_ folder: String) {
        self.folder = folder
    }

    /// Reads what is there, and takes it out, also what is refused. Orders come in the order of their counters.
    ///
    /// - Throws: Where the folder itself is not to be read: it is missing, or a link.
    package func take() throws(FileError) -> Delivery {
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard directory >= 0 else { throw FileError(path: folder, errno: errno) }
        defer { close(directory) }
        var delivery = Delivery()
        var orders: [(counter: UInt64, bytes: [UInt8])] = []
        let (names, hasMore) = try names(directory)
        delivery.hasMore = hasMore
        for name in names {
            switch read(name, directory) {
            case .success(.acknowledgement(let bytes)): delivery.contents.append(.acknowledgement(bytes))
            case .success(.order(let bytes)): orders.append((Self.counter(name) ?? 0, bytes))
            case .failure(let refusal): delivery.refused.append(Refused(name: name, reason: refusal.reason))
            }
            // A folder in place of a file stays, and is refused again: whose it is must remove it.
            if unlinkat(directory, name, 0) != 0, errno == EISDIR { _ = unlinkat(directory, name, AT_REMOVEDIR) }
        }
        orders.sort { $0.counter < $1.counter }
        delivery.contents += orders.map { .order($0.bytes) }
        return delivery
    }

    private struct Refusal: Error {
        let reason: Reason
    }

    private func names(_ directory: Int32) throws(FileError) -> ([String], Bool) {
        let copy = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else { throw FileError(path: folder, errno: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            // What `uplink` is still writing.
            if name == "." || name == ".." || name.utf8.starts(with: ".new-".utf8) { continue }
            if names.count == Self.limit { return (names, true) }
            names.append(name)
        }
        return (names, false)
    }

    private func read(_ name: String, _ directory: Int32) -> Result<Content, Refusal> {
        let isOrder: Bool
        if Self.counter(name) != nil {
            isOrder = true
        } else if name.utf8.count <= Self.nameLimitBytes, name.utf8.starts(with: "ack-".utf8),
            (try? RecordRange(String(name.dropFirst(4)))) != nil
        {
            isOrder = false
        } else {
            return .failure(Refusal(reason: .name))
        }
        // A pipe would make `sense` wait, a link lead it elsewhere.
        let file = openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard file >= 0 else { return .failure(Refusal(reason: errno == ELOOP ? .linked : .unreadable)) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return .failure(Refusal(reason: .notAFile))
        }
        guard status.st_nlink == 1 else { return .failure(Refusal(reason: .linked)) }
        let limit = isOrder ? Order.limitBytes : Acknowledgement.limitBytes
        guard status.st_size <= limit else { return .failure(Refusal(reason: .tooLarge)) }
        guard let bytes = SmallFile.contents(file, limitBytes: limit) else {
            return .failure(Refusal(reason: .unreadable))
        }
        return .success(isOrder ? .order(bytes) : .acknowledgement(bytes))
    }

    private static func counter(_ name: String) -> UInt64? {
        guard name.utf8.count <= nameLimitBytes, name.utf8.starts(with: "order-".utf8) else { return nil }
        return Statement.number(String(name.dropFirst(6)))
    }
}
