/// Eight bytes at a time: how readers and writers of text pass over what needs no attention.
///
/// In each mask the highest bit of a byte is set where the byte is one of those looked for. Bits above the lowest set one
/// may be wrong, because of carries, and are not used.
package enum ByteWords {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    static func load(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    /// Bytes equal to `byte`.
    @inline(__always)
    static func equal(_ word: UInt64, to byte: UInt8) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & highs
    }

    /// ASCII control characters below U+0020.
    @inline(__always)
    static func control(_ word: UInt64) -> UInt64 {
        (word &- ones &* 0x20) & ~word & highs
    }

    /// Bytes that cannot be copied into a JSON string without a look at them: `"`, `\`, controls, DEL, and beyond ASCII.
    @inline(__always)
    static func unclean(_ word: UInt64) -> UInt64 {
        equal(word, to: UInt8(ascii: "\"")) | equal(word, to: UInt8(ascii: "\\")) | equal(word, to: 0x7f)
            | control(word) | word & highs
    }

    /// The first byte from `start` on that ends or interrupts a JSON string: `"`, `\` or a control character.
    @inline(__always)
    static func firstForJSON(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start
        while position &+ 8 <= bytes.count {
            let word = load(bytes, at: position)
            let found =
                equal(word, to: UInt8(ascii: "\"")) | equal(word, to: UInt8(ascii: "\\")) | control(word)
            if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 32 { break }
            position += 1
        }
        return position
    }

    /// The first `byte` from `start` on, or the end.
    @inline(__always)
    package static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start
        while position &+ 8 <= bytes.count {
            let found = equal(load(bytes, at: position), to: byte)
            if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        while position < bytes.count, bytes[position] != byte { position += 1 }
        return position
    }
}
