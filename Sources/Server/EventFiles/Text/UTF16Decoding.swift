import Events

/// Turns UTF-16 that comes in pieces into UTF-8. Lone surrogates become U+FFFD.
struct UTF16Decoding {
    private let isBigEndian: Bool
    private var oddByte: UInt8?
    private var highSurrogate: UInt32?

    init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var at = 0
        if let first = oddByte, bytes.count > 0 {
            oddByte = nil
            append(unit: unit(first, bytes[0]), to: &out)
            at = 1
        }
        out.reserveCapacity(out.count + bytes.count)
        while at + 1 < bytes.count {
            append(unit: unit(bytes[at], bytes[at + 1]), to: &out)
            at += 2
        }
        if at < bytes.count { oddByte = bytes[at] }
    }

    mutating func finish(_ out: inout [UInt8]) {
        if highSurrogate != nil || oddByte != nil { UTF8Bytes.write(0xfffd) { out.append($0) } }
        highSurrogate = nil
        oddByte = nil
    }

    private func unit(_ first: UInt8, _ second: UInt8) -> UInt32 {
        isBigEndian ? UInt32(first) << 8 | UInt32(second) : UInt32(second) << 8 | UInt32(first)
    }

    @inline(__always)
    private mutating func append(unit: UInt32, to out: inout [UInt8]) {
        if unit < 0x80, highSurrogate == nil {
            out.append(UInt8(truncatingIfNeeded: unit))
        } else {
            appendSlowly(unit, to: &out)
        }
    }

    private mutating func appendSlowly(_ unit: UInt32, to out: inout [UInt8]) {
        var scalar = unit
        if let high = highSurrogate {
            highSurrogate = nil
            if 0xdc00..<0xe000 ~= unit {
                scalar = 0x10000 + (high - 0xd800) << 10 + (unit - 0xdc00)
            } else {
                UTF8Bytes.write(0xfffd) { out.append($0) }
            }
        }
        if 0xd800..<0xdc00 ~= scalar {
            highSurrogate = scalar
        } else {
            UTF8Bytes.write(0xdc00..<0xe000 ~= scalar ? 0xfffd : scalar) { out.append($0) }
        }
    }
}
