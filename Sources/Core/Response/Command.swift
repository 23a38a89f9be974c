import Events
import Spooling

/// What the server asks of one host, to be done once: the body of an ``Order`` of the kind `command`.
///
/// The order's signature, host, counter and expiry were checked before this is read.
package struct Command: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case stop, quarantine, release, collect
    }

    package enum Task: Sendable, Equatable {
        /// Ends a process. Its start says which it is, since pids are given again; as ``Process/start``.
        case stop(pid: UInt32, start: Timestamp)
        /// Moves a file into quarantine. Where a digest is given, only a file with this content.
        case quarantine(path: String, sha256: String)
        /// Puts back what was quarantined under this id (32 digits), where it was.
        case release(item: String)
        /// Keeps a copy of a file as evidence; one that is larger than the limit is refused.
        case collect(path: String, limitBytes: UInt64)
    }

    /// 32 hexadecimal digits, chosen by the server; the result names it.
    package var id: String
    package var task: Task
    /// Why, as the person wrote who asked for it.
    package var reason: String
    /// The account that asked for it.
    package var account: String

    /// The largest file that is ever collected.
    package static let largestEvidenceBytes: UInt64 = 1 << 30
    package static let pathLimitBytes = 4_095
    private static let version = "1"

    package init(id: String, _ task: Task, reason: String, account: String = "") {
        self.id = id
        self.task = task
        self.reason = reason
        self.account = account
    }

    package var kind: Kind {
        switch task {
        case .stop: .stop
        case .quarantine: .quarantine
        case .release: .release
        case .collect: .collect
        }
    }

    /// A path is the statement's body, so that each of its bytes stays what it is.
    package var bytes: [UInt8] {
        var statement = Statement()
        statement.add("command", Self.version)
        statement.add("id", id)
        statement.add("kind", kind.rawValue)
        statement.add("reason", reason)
        statement.add("account", account)
        switch task {
        case .stop(let pid, let start):
            statement.add("pid", UInt64(pid))
            statement.add("start", UInt64(max(0, start.ticks)))
        case .quarantine(let path, let sha256):
            if !sha256.isEmpty { statement.add("digest", sha256) }
            statement.body = Array(path.utf8)
        case .release(let item):
            statement.add("item", item)
        case .collect(let path, let limitBytes):
            statement.add("limit", limitBytes)
            statement.body = Array(path.utf8)
        }
        return statement.bytes
    }

    /// - Throws: ``LinkError/malformed``, and ``LinkError/unknown(_:)`` for a version or a kind of a later server.
    package init(_ bytes: [UInt8]) throws(LinkError) {
        let statement = try Statement(bytes)
        let version = try statement.required("command")
        guard version == Self.version else { throw .unknown(version) }
        let word = try statement.required("kind")
        guard let kind = Kind(rawValue: word) else { throw .unknown(word) }
        let task: Task
        switch kind {
        case .stop:
            guard let pid = UInt32(exactly: try statement.number("pid")),
                let start = Int64(exactly: try statement.number("start"))
            else { throw .malformed }
            task = .stop(pid: pid, start: Timestamp(ticks: start))
        case .quarantine:
            let digest = statement["digest"] == nil ? "" : try statement.digits("digest", 64)
            task = .quarantine(path: try Self.path(statement), sha256: digest)
        case .release:
            task = .release(item: try statement.digits("item", 32))
        case .collect:
            let limit = try statement.number("limit")
            guard limit > 0, limit <= Self.largestEvidenceBytes else { throw .malformed }
            task = .collect(path: try Self.path(statement), limitBytes: limit)
        }
        self.init(
            id: try statement.digits("id", 32), task, reason: try statement.required("reason"),
            account: statement["account"] ?? "")
    }

    /// From the root on, and no way of writing a path that says less than it does.
    private static func path(_ statement: Statement) throws(LinkError) -> String {
        guard statement.body.count <= pathLimitBytes, !statement.body.contains(0),
            let path = String(validating: statement.body, as: UTF8.self), path.utf8.first == 47, path.utf8.count > 1
        else { throw .malformed }
        for part in path.utf8.dropFirst().split(separator: 47, omittingEmptySubsequences: false)
        where part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
            throw .malformed
        }
        return path
    }
}
