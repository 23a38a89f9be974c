import Events

/// What a client of a Samba server did, from a line of `vfs_full_audit`. Names may hold any byte but 0 and `/`, the separator too.
package struct SambaAct: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// Opened to read, and to do nothing else.
        case read
        case write
        case makeFolder
        case delete
        case rename(to: String)
    }

    package var kind: Kind
    package var path: String
    package var client: String
    package var user: String
    package var share: String
    package var isDenied = false

    /// What is longer cannot be a path.
    static let lineLimit = 16_384

    private static let readData: UInt32 = 0x1
    private static let writeOrAppendData: UInt32 = 0x6

    /// Nil for what is no such line, or tells of nothing that is of interest.
    ///
    /// - Parameter mark: the first word of `full_audit:prefix`; then come `%I`, `%u` and `%S`.
    package init?(_ line: some Collection<UInt8>, mark: String) {
        guard line.count <= Self.lineLimit, let start = Self.start(Array(line), Array(mark.utf8 + [124])) else {
            return nil
        }
        let fields = start.split(separator: 124, maxSplits: 5, omittingEmptySubsequences: false)
        guard fields.count == 6 else { return nil }
        let words = fields.map { String(decoding: $0, as: UTF8.self) }
        (client, user, share) = (words[0], words[1], words[2])
        // An address of its own kind, not words that somebody chose.
        guard client.utf8.contains(where: { $0 == 46 || $0 == 58 }), client.utf8.allSatisfy({ $0.isOfAddress }) else {
            return nil
        }
        let isGood = words[4] == "ok"
        isDenied = !isGood
        guard isGood || words[4] == "fail (Permission denied)" else { return nil }
        switch words[3] {
        case "create_file":
            // Rights, kind, disposition, path.
            let parts = fields[5].split(separator: 124, maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4, parts[1].elementsEqual("file".utf8),
                let rights = Self.hexadecimal(parts[0])
            else { return nil }
            path = String(decoding: parts[3], as: UTF8.self)
            if rights & Self.writeOrAppendData != 0 {
                kind = .write
            } else if rights & Self.readData != 0 {
                kind = .read
            } else {
                return nil
            }
        case "mkdirat":
            kind = .makeFolder
            path = words[5]
        case "unlinkat":
            kind = .delete
            path = words[5]
        case "renameat":
            guard let (old, new) = Self.twoPaths(fields[5]) else { return nil }
            path = old
            kind = .rename(to: new)
        default: return nil
        }
        guard path.utf8.first == 47 else { return nil }
    }

    /// Behind the mark, which begins the line, or what a syslog daemon has before it.
    private static func start(_ line: [UInt8], _ mark: [UInt8]) -> ArraySlice<UInt8>? {
        var place = line.firstIndex { $0 != 32 } ?? 0
        if !line[place...].starts(with: mark) {
            let word = Array("smbd_audit".utf8)
            guard let program = line.indices.first(where: { line[$0...].starts(with: word) }),
                let colon = line[program...].firstIndex(of: 58), colon + 2 < line.count
            else { return nil }
            place = colon + 2
        }
        guard line[place...].starts(with: mark) else { return nil }
        return line[(place + mark.count)...]
    }

    /// Both begin with `/`, and a name holds none: `|/` is the separator, unless a folder's name ends with `|`.
    private static func twoPaths(_ bytes: ArraySlice<UInt8>) -> (String, String)? {
        let places = bytes.indices.dropLast().filter { bytes[$0] == 124 && bytes[$0 + 1] == 47 }
        // Of several the one behind which the share begins again, as it did in front.
        let root = bytes.prefix(while: { $0 != 124 }).dropFirst().prefix { $0 != 47 }
        guard let place = places.first(where: { bytes[($0 + 2)...].starts(with: root) }) ?? places.first else {
            return nil
        }
        return (
            String(decoding: bytes[..<place], as: UTF8.self), String(decoding: bytes[(place + 1)...], as: UTF8.self)
        )
    }

    private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        guard bytes.starts(with: "0x".utf8) else { return nil }
        return UInt32(String(decoding: bytes.dropFirst(2), as: UTF8.self), radix: 16)
    }
}

extension UInt8 {
    /// Digits and letters, and the marks of both kinds of addresses and of a scope.
    fileprivate var isOfAddress: Bool {
        self &- 48 < 10 || (self | 32) &- 97 < 26 || self == 46 || self == 58 || self == 37 || self == 45
    }
}
