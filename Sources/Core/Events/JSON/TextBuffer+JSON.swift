extension TextBuffer {
    /// `text` as a JSON string, with its quotation marks.
    ///
    /// Beyond what JSON asks, control characters of either range, line and paragraph separators and the controls of writing
    /// direction are escaped, so that a line neither steers a terminal nor shows its text in another order than it has.
    package mutating func append(json text: String) {
        append(json: text, behind: UnsafeBufferPointer(start: nil, count: 0))
    }

    /// `text` as a JSON string behind a key, which goes out as it is: in one piece, because most are short.
    mutating func append(json text: String, behind key: UnsafeBufferPointer<UInt8>) {
        // Unlike `withUTF8` this needs no copy to change, and so no counting of references.
        if text.utf8.withContiguousStorageIfAvailable({ appendEscaped($0, behind: key) }) == nil {
            var text = text
            text.withUTF8 { appendEscaped($0, behind: key) }
        }
    }

    /// Input bytes that are escaped in one go; each becomes six bytes at the most. What they need in all, with a key and the
    /// quotation marks, is just less than the kilobyte up to which such memory lies on the stack.
    private static let piece = 148
    private static let keyLimit = 64

    private mutating func appendEscaped(
        _ source: UnsafeBufferPointer<UInt8>, behind key: UnsafeBufferPointer<UInt8>
    ) {
        withUnsafeTemporaryAllocation(byteCount: Self.keyLimit + (Self.piece + 8) * 6 + 16, alignment: 8) { scratch in
            var escaping = Escaping(source: source, scratch: scratch)
            if key.count <= Self.keyLimit { escaping.begin(key) } else { bytes.append(contentsOf: key) }
            escaping.quote()
            while source.count - escaping.at > Self.piece {
                escaping.run(to: escaping.at + Self.piece)
                flush(&escaping)
            }
            escaping.run(to: source.count)
            escaping.quote()
            flush(&escaping)
        }
    }

    private mutating func flush(_ escaping: inout Escaping) {
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: escaping.scratch[..<escaping.end]))
        escaping.end = 0
    }
}

/// The inner loop: from `source` to `scratch`.
private struct Escaping {
    let source: UnsafeBufferPointer<UInt8>
    let scratch: UnsafeMutableRawBufferPointer
    var at = 0
    var end = 0

    init(source: UnsafeBufferPointer<UInt8>, scratch: UnsafeMutableRawBufferPointer) {
        self.source = source
        self.scratch = scratch
    }

    @inline(__always)
    mutating func begin(_ key: UnsafeBufferPointer<UInt8>) {
        scratch.copyMemory(from: UnsafeRawBufferPointer(key))
        end = key.count
    }

    @inline(__always)
    mutating func quote() {
        scratch[end] = UInt8(ascii: "\"")
        end &+= 1
    }

    @inline(__always)
    mutating func run(to stop: Int) {
        while at < stop {
            let rest = source.count &- at
            let word: UInt64
            var found: UInt64
            if rest >= 8 {
                word = ByteWords.load(source, at: at)
                found = ByteWords.unclean(word)
            } else {
                word = last(rest)
                found = ByteWords.unclean(word) & (1 &<< UInt64(truncatingIfNeeded: rest &* 8) &- 1)
            }
            // All eight go out; those from the first unclean one on are written over.
            scratch.storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt64.self)
            let clean = found == 0 ? min(rest, 8) : found.trailingZeroBitCount >> 3
            at &+= clean
            end &+= clean
            if found != 0 { one() }
        }
    }

    /// The last bytes, fewer than eight, with noughts behind them.
    @inline(__always)
    private func last(_ count: Int) -> UInt64 {
        if source.count >= 8 {
            return ByteWords.load(source, at: source.count &- 8) &>> UInt64(truncatingIfNeeded: (8 &- count) &* 8)
        }
        var word: UInt64 = 0
        var index = source.count
        while index > at {
            index &-= 1
            word = word &<< 8 | UInt64(source[index])
        }
        return word
    }

    /// One byte, or one character that has to be escaped.
    private mutating func one() {
        let byte = source[at]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): short(byte)
        case 8: short(UInt8(ascii: "b"))
        case 9: short(UInt8(ascii: "t"))
        case 10: short(UInt8(ascii: "n"))
        case 12: short(UInt8(ascii: "f"))
        case 13: short(UInt8(ascii: "r"))
        case 0..<32, 127: long(UInt16(byte), length: 1)
        case 0xc2 where at + 1 < source.count && source[at + 1] < 0xa0: long(UInt16(source[at + 1]), length: 2)
        case 0xd8 where at + 1 < source.count && source[at + 1] == 0x9c: long(0x061c, length: 2)
        case 0xe2 where at + 2 < source.count:
            let scalar = 0x2000 | UInt16(source[at + 1] & 63) << 6 | UInt16(source[at + 2] & 63)
            switch scalar {
            case 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: long(scalar, length: 3)
            default: copy(byte)
            }
        default: copy(byte)
        }
    }

    private mutating func copy(_ byte: UInt8) {
        scratch[end] = byte
        end += 1
        at += 1
    }

    private mutating func short(_ letter: UInt8) {
        scratch[end] = UInt8(ascii: "\\")
        scratch[end + 1] = letter
        end += 2
        at += 1
    }

    private mutating func long(_ scalar: UInt16, length: Int) {
        scratch[end] = UInt8(ascii: "\\")
        scratch[end + 1] = UInt8(ascii: "u")
        for digit in 0..<4 {
            let value = UInt8(truncatingIfNeeded: scalar >> UInt16(12 - digit * 4)) & 15
            scratch[end + 2 + digit] = value < 10 ? value + 48 : value + 87
        }
        end += 6
        at += length
    }
}
