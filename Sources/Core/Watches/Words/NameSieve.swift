import Detection

/// Which names can be one of a set, by their first two bytes and their length: turns most away before a text is made of them
/// or hashed.
struct NameSieve: Sendable {
    /// For each beginning the lengths that occur, as bits; the last bit stands for all from 63 on.
    private var lengths = [UInt64](repeating: 0, count: 1_024)
    /// Whether some pattern begins with anything.
    private var passesAll = false

    /// Lets a name through, which is whole: no pattern.
    mutating func insert(_ name: String) {
        var name = name
        name.withUTF8 { bytes in
            guard let index = Self.index(bytes, 0, bytes.count) else {
                // Nothing, or what begins beyond ASCII: the other case of that is not looked up here.
                passesAll = passesAll || bytes.isEmpty
                return
            }
            lengths[index] |= Self.bit(bytes.count)
        }
    }

    /// Lets everything through.
    mutating func open() { passesAll = true }

    /// Lets through whatever begins as the pattern does.
    mutating func insert(_ pattern: Wildcard) {
        let head = Array(pattern.head.prefix(2))
        let index = head.withUnsafeBufferPointer { $0.count == 2 ? Self.index($0, 0, 2) : nil }
        if let index { lengths[index] = .max } else if !head.contains(where: { $0 >= 0x80 }) { passesAll = true }
    }

    /// Whether the name from `start` to `end` can be in the set.
    @inline(__always)
    func passes(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        if passesAll { return true }
        guard let index = Self.index(bytes, start, end) else { return start < end }
        return lengths[index] & Self.bit(end &- start) != 0
    }

    func passes(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { passes($0, 0, $0.count) }
    }

    /// The same of the last component of a path.
    func passes(nameOf path: String) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            var start = bytes.count
            while start > 0, bytes[start - 1] != 92, bytes[start - 1] != 47 { start -= 1 }
            return passes(bytes, start, bytes.count)
        }
    }

    /// By the lower five bits of either byte, which are the same in both cases of a letter; nil where there is none, or one
    /// beyond ASCII.
    @inline(__always)
    private static func index(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        guard start < end else { return nil }
        let first = bytes[start]
        let second = end &- start > 1 ? bytes[start &+ 1] : 0
        if (first | second) >= 0x80 { return nil }
        return Int(first & 31) << 5 | Int(second & 31)
    }

    @inline(__always)
    private static func bit(_ length: Int) -> UInt64 {
        1 &<< UInt64(truncatingIfNeeded: min(length, 63))
    }
}
