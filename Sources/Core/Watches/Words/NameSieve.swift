import Detection

/// Which names can be one of a set, by first byte and length: turns most away before a text is made of them or hashed.
struct NameSieve: Sendable {
    /// For each first byte in lower case the lengths that occur, as bits; the last bit stands for all from 63 on.
    private var lengths = [UInt64](repeating: 0, count: 128)
    /// Whether some pattern begins with anything.
    private var passesAll = false

    mutating func insert(_ name: String) {
        guard let first = name.utf8.first else {
            passesAll = true
            return
        }
        insert(first, length: name.utf8.count)
    }

    mutating func insert(_ first: UInt8, length: Int) {
        lengths[Self.index(first)] |= 1 << UInt64(min(length, 63))
    }

    /// Lets through everything.
    mutating func open() { passesAll = true }

    /// Lets through whatever begins as the pattern does.
    mutating func insert(_ pattern: Wildcard) {
        guard let first = pattern.firstByte, first < 0x80 else {
            passesAll = true
            return
        }
        lengths[Self.index(first)] = .max
    }

    /// What begins beyond ASCII always passes: which byte its other case begins with is not looked up here.
    @inline(__always)
    func passes(_ first: UInt8, length: Int) -> Bool {
        if first >= 0x80 || passesAll { return true }
        return lengths[Self.index(first)] &>> UInt64(truncatingIfNeeded: min(length, 63)) & 1 != 0
    }

    func passes(_ name: String) -> Bool {
        guard let first = name.utf8.first else { return passesAll }
        return passes(first, length: name.utf8.count)
    }

    /// The same of the last component of a path.
    func passes(nameOf path: String) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            var start = bytes.count
            while start > 0, bytes[start - 1] != 92, bytes[start - 1] != 47 { start -= 1 }
            return start < bytes.count ? passes(bytes[start], length: bytes.count - start) : passesAll
        }
    }

    @inline(__always)
    private static func index(_ first: UInt8) -> Int {
        Int((first &- 65 < 26 ? first | 32 : first) & 0x7f)
    }
}
