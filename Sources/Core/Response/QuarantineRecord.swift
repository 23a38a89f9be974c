import Events
import Spooling

/// What is known of a file in quarantine: enough to put it back as it was.
package struct QuarantineRecord: Sendable, Equatable {
    package struct Attribute: Sendable, Equatable {
        package var name: String
        package var value: [UInt8]

        package init(name: String, value: [UInt8]) {
            self.name = name
            self.value = value
        }
    }

    /// 32 digits.
    package var item: String
    /// Where it was.
    package var path: String
    package var sha256: String
    package var sizeBytes: UInt64
    /// Permissions with the bits above them, as chmod takes them.
    package var mode: UInt32
    package var owner: UInt32
    package var group: UInt32
    /// Nanoseconds since 1970.
    package var modified: Int64
    package var accessed: Int64
    /// How many names it had, this one among them.
    package var names: UInt64
    package var attributes: [Attribute] = []
    /// When it was quarantined, why, by which command; empty where the policy asked.
    package var time: Timestamp
    package var reason: String
    package var command: String
    package var key: QuarantineKey

    package static let limitBytes = 512 << 10

    package init(
        item: String, path: String, sha256: String = "", sizeBytes: UInt64, mode: UInt32, owner: UInt32, group: UInt32,
        modified: Int64, accessed: Int64, names: UInt64, time: Timestamp, reason: String, command: String,
        key: QuarantineKey
    ) {
        self.item = item
        self.path = path
        self.sha256 = sha256
        self.sizeBytes = sizeBytes
        self.mode = mode
        self.owner = owner
        self.group = group
        self.modified = modified
        self.accessed = accessed
        self.names = names
        self.time = time
        self.reason = reason
        self.command = command
        self.key = key
    }

    /// The body holds what may be of any bytes, each part ended by a zero: the path, then name and digits of each attribute.
    package var bytes: [UInt8] {
        var statement = Statement()
        statement.add("quarantined", "1")
        statement.add("item", item)
        statement.add("digest", sha256)
        statement.add("size", sizeBytes)
        statement.add("mode", UInt64(mode))
        statement.add("owner", UInt64(owner))
        statement.add("group", UInt64(group))
        statement.add("modified", Hexadecimal.text(UInt64(bitPattern: modified)))
        statement.add("accessed", Hexadecimal.text(UInt64(bitPattern: accessed)))
        statement.add("names", names)
        statement.add("time", UInt64(max(0, time.ticks)))
        statement.add("reason", reason)
        statement.add("command", command)
        statement.add("key", Hexadecimal.text(key.bytes))
        statement.body = Array(path.utf8) + [0]
        for attribute in attributes {
            statement.body += Array(attribute.name.utf8) + [0] + Array(Hexadecimal.text(attribute.value).utf8) + [0]
        }
        return statement.bytes
    }

    package init(_ bytes: [UInt8]) throws(LinkError) {
        let statement = try Statement(bytes)
        let version = try statement.required("quarantined")
        guard version == "1" else { throw .unknown(version) }
        var parts = statement.body.split(separator: 0, omittingEmptySubsequences: false)
        guard parts.popLast()?.isEmpty == true, parts.count % 2 == 1,
            let path = String(validating: parts[0], as: UTF8.self),
            let key = QuarantineKey(Hexadecimal.bytes(try statement.digits("key", 64)) ?? []),
            let modified = Hexadecimal.number(try statement.digits("modified", 16)),
            let accessed = Hexadecimal.number(try statement.digits("accessed", 16)),
            let mode = UInt32(exactly: try statement.number("mode")),
            let owner = UInt32(exactly: try statement.number("owner")),
            let group = UInt32(exactly: try statement.number("group")),
            let ticks = Int64(exactly: try statement.number("time"))
        else { throw .malformed }
        self.init(
            item: try statement.digits("item", 32), path: path, sha256: try statement.digits("digest", 64),
            sizeBytes: try statement.number("size"), mode: mode, owner: owner, group: group,
            modified: Int64(bitPattern: modified), accessed: Int64(bitPattern: accessed),
            names: try statement.number("names"), time: Timestamp(ticks: ticks),
            reason: try statement.required("reason"), command: try statement.required("command"), key: key)
        var index = 1
        while index < parts.count {
            guard let name = String(validating: parts[index], as: UTF8.self),
                let value = Hexadecimal.bytes(Array(parts[index + 1]))
            else { throw .malformed }
            attributes.append(Attribute(name: name, value: value))
            index += 2
        }
    }
}
