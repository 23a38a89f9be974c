/// Finds which of a fixed list of names some bytes are, without making a String of them.
package struct NameTable: Sendable {
    /// Index + 1 of the name in each slot, 0 where it is free. A power of two, at least four times the names.
    private var slots: [UInt16]
    private let names: [[UInt8]]
    private let values: [UInt8]
    private let ignoresCase: Bool

    /// - Parameter names: At most 255 of them counts as sensible; of two that are equal the first one is found.
    package init(_ names: [(name: String, value: UInt8)], ignoresCase: Bool) {
        self.ignoresCase = ignoresCase
        self.names = names.map { pair in pair.name.utf8.map { ignoresCase && $0 &- 65 < 26 ? $0 | 32 : $0 } }
        values = names.map { $0.value }
        var size = 16
        while size < names.count * 4 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        for (index, name) in self.names.enumerated() {
            var slot = name.withUnsafeBufferPointer { Self.hash($0) } & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt16(index + 1)
        }
    }

    /// The value of the name that `bytes` spell; nil when they spell none.
    package func value(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
        var slot = Self.hash(bytes) & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if isEqual(names[index], bytes) { return values[index] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private func isEqual(_ name: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard name.count == bytes.count else { return false }
        for index in 0..<name.count {
            let byte = bytes[index]
            guard name[index] == (ignoresCase && byte &- 65 < 26 ? byte | 32 : byte) else { return false }
        }
        return true
    }

    /// Over the length and the first and last eight bytes, with the bit of letters' case set everywhere.
    @inline(__always)
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var first: UInt64 = 0
        var last: UInt64 = 0
        if bytes.count >= 8 {
            first = ByteWords.load(bytes, at: 0)
            last = ByteWords.load(bytes, at: bytes.count &- 8)
        } else {
            for byte in bytes { first = first << 8 | UInt64(byte) }
        }
        first |= 0x2020_2020_2020_2020
        last |= 0x2020_2020_2020_2020
        var hash = first &* 0x9e37_79b9_7f4a_7c15 ^ last &* 0xc2b2_ae3d_27d4_eb4f
        hash = (hash ^ hash >> 29 ^ UInt64(truncatingIfNeeded: bytes.count)) &* 0xbf58_476d_1ce4_e5b9
        return Int(truncatingIfNeeded: hash >> 40)
    }
}
