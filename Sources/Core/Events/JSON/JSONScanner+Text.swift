extension JSONScanner {
    /// The bytes of a text as they lie there, escapes and all.
    package func slice(_ text: JSONText) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[text.start..<text.end])
    }

    /// The text itself: escapes resolved; lone surrogates and invalid UTF-8 as U+FFFD.
    package func string(_ text: JSONText) -> String {
        let source = slice(text)
        guard text.isEscaped else { return String(decoding: source, as: UTF8.self) }
        // No escape is shorter than what it stands for: `\u3042` six bytes for three.
        return String(unsafeUninitializedCapacity: source.count) { Self.unescape(source, into: $0) }
    }

    /// Whether the text is `expected`, escapes apart: an escaped text is never found equal.
    package func equals(_ text: JSONText, _ expected: StaticString) -> Bool {
        guard text.end - text.start == expected.utf8CodeUnitCount else { return false }
        for index in 0..<expected.utf8CodeUnitCount where bytes[text.start + index] != expected.utf8Start[index] {
            return false
        }
        return true
    }

    /// The number when it is whole and not negative, however large its type is.
    package func unsigned<N: FixedWidthInteger & UnsignedInteger>(_ text: JSONText, as type: N.Type) -> N? {
        guard text.end > text.start else { return nil }
        var value: N = 0
        for byte in slice(text) {
            let digit = byte &- 48
            guard digit < 10 else { return nil }
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, stillTooLarge) = product.addingReportingOverflow(N(truncatingIfNeeded: digit))
            guard !tooLarge, !stillTooLarge else { return nil }
            value = sum
        }
        return value
    }

    private static func unescape(
        _ source: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var at = 0
        var end = 0
        func put(_ byte: UInt8) {
            out[end] = byte
            end += 1
        }
        while at < source.count {
            let byte = source[at]
            at += 1
            guard byte == UInt8(ascii: "\\"), at < source.count else {
                put(byte)
                continue
            }
            let escape = source[at]
            at += 1
            switch escape {
            case UInt8(ascii: "b"): put(8)
            case UInt8(ascii: "f"): put(12)
            case UInt8(ascii: "n"): put(10)
            case UInt8(ascii: "r"): put(13)
            case UInt8(ascii: "t"): put(9)
            case UInt8(ascii: "u"):
                guard var scalar = Hexadecimal.value(of: source, at: at, digits: 4) else { continue }
                at += 4
                if 0xd800..<0xdc00 ~= scalar, at + 6 <= source.count, source[at] == UInt8(ascii: "\\"),
                    source[at + 1] == UInt8(ascii: "u"),
                    let low = Hexadecimal.value(of: source, at: at + 2, digits: 4), 0xdc00..<0xe000 ~= low
                {
                    scalar = 0x10000 + (scalar - 0xd800) << 10 + (low - 0xdc00)
                    at += 6
                }
                UTF8Bytes.write(0xd800..<0xe000 ~= scalar ? 0xfffd : scalar, put)
            default: put(escape)
            }
        }
        return end
    }
}

/// Digits of base 16.
package enum Hexadecimal {
    package static func value(_ digit: UInt8) -> UInt32? {
        switch digit {
        case 48...57: UInt32(digit - 48)
        case 65...70: UInt32(digit - 55)
        case 97...102: UInt32(digit - 87)
        default: nil
        }
    }

    static func value(of bytes: UnsafeBufferPointer<UInt8>, at start: Int, digits: Int) -> UInt32? {
        guard start + digits <= bytes.count else { return nil }
        var value: UInt32 = 0
        for index in start..<start + digits {
            guard let digit = Self.value(bytes[index]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}

/// UTF-8, made of one character's number.
package enum UTF8Bytes {
    /// Writes the one to four bytes of a character. `scalar` must be neither a surrogate nor beyond U+10FFFF.
    @inline(__always)
    package static func write(_ scalar: UInt32, _ put: (UInt8) -> Void) {
        if scalar < 0x80 {
            put(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            put(UInt8(truncatingIfNeeded: 0xc0 | scalar >> 6))
            put(UInt8(truncatingIfNeeded: 0x80 | scalar & 63))
        } else if scalar < 0x10000 {
            put(UInt8(truncatingIfNeeded: 0xe0 | scalar >> 12))
            put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 63))
            put(UInt8(truncatingIfNeeded: 0x80 | scalar & 63))
        } else {
            put(UInt8(truncatingIfNeeded: 0xf0 | scalar >> 18))
            put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 63))
            put(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 63))
            put(UInt8(truncatingIfNeeded: 0x80 | scalar & 63))
        }
    }
}
