import Events
import Spooling

/// What the host says of a file that it collected: a statement beside the content, in `evidence/<command>/record`. The path is its body.
package struct EvidenceRecord: Sendable, Equatable {
    package var command: String
    package var path: String
    /// Taken while the content was copied.
    package var sha256: String
    package var sizeBytes: UInt64
    package var mode: UInt32
    package var owner: UInt32
    package var group: UInt32
    /// Nanoseconds since 1970.
    package var modified: Int64
    package var time: Timestamp

    package init(
        command: String, path: String, sha256: String, sizeBytes: UInt64, mode: UInt32, owner: UInt32, group: UInt32,
        modified: Int64, time: Timestamp
    ) {
        self.command = command
        self.path = path
        self.sha256 = sha256
        self.sizeBytes = sizeBytes
        self.mode = mode
        self.owner = owner
        self.group = group
        self.modified = modified
        self.time = time
    }

    package var bytes: [UInt8] {
        var statement = Statement()
        statement.add("evidence", "1")
        statement.add("command", command)
        statement.add("digest", sha256)
        statement.add("size", sizeBytes)
        statement.add("mode", UInt64(mode))
        statement.add("owner", UInt64(owner))
        statement.add("group", UInt64(group))
        statement.add("modified", Hexadecimal.text(UInt64(bitPattern: modified)))
        statement.add("time", UInt64(max(0, time.ticks)))
        statement.body = Array(path.utf8)
        return statement.bytes
    }

    package init(_ bytes: [UInt8]) throws(LinkError) {
        let statement = try Statement(bytes)
        let version = try statement.required("evidence")
        guard version == "1" else { throw .unknown(version) }
        guard let path = String(validating: statement.body, as: UTF8.self), !path.isEmpty,
            let modified = Hexadecimal.number(try statement.digits("modified", 16)),
            let mode = UInt32(exactly: try statement.number("mode")),
            let owner = UInt32(exactly: try statement.number("owner")),
            let group = UInt32(exactly: try statement.number("group")),
            let ticks = Int64(exactly: try statement.number("time"))
        else { throw .malformed }
        self.init(
            command: try statement.digits("command", 32), path: path, sha256: try statement.digits("digest", 64),
            sizeBytes: try statement.number("size"), mode: mode, owner: owner, group: group,
            modified: Int64(bitPattern: modified), time: Timestamp(ticks: ticks))
    }
}
