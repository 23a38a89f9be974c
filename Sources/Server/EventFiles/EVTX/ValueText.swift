import Events

/// Values as text, in the form that Windows' own XML gives them.
enum ValueText {
    /// The text of one value; empty when its bytes are too few for its type.
    static func string(_ bytes: ChunkBytes, type rawType: UInt8) -> String {
        guard let type = ValueType(rawValue: rawType) else {
            guard rawType & ValueType.array != 0, let element = ValueType(rawValue: rawType & ~ValueType.array) else {
                return hexadecimal(bytes)
            }
            return items(bytes, of: element).joined(separator: ",")
        }
        return string(bytes, type)
    }

    static func string(_ bytes: ChunkBytes, _ type: ValueType) -> String {
        if let width = type.width, bytes.count < width {
            // A size_t is as wide as the machine that logged it.
            guard type == .size, bytes.count >= 4 else { return "" }
        }
        switch type {
        case .null, .binXML: return ""
        case .string: return UTF16Text.string(bytes)
        case .ansiString: return ANSIText.string(bytes)
        case .int8: return String(Int8(truncatingIfNeeded: bytes.byte(0)))
        case .uint8: return String(bytes.byte(0))
        case .int16: return String(Int16(truncatingIfNeeded: bytes.u16(0)))
        case .uint16: return String(bytes.u16(0))
        case .int32: return String(Int32(truncatingIfNeeded: bytes.u32(0)))
        case .uint32: return String(bytes.u32(0))
        case .int64: return String(Int64(truncatingIfNeeded: bytes.u64(0)))
        case .uint64: return String(bytes.u64(0))
        case .float: return FloatText.string(Float(bitPattern: UInt32(truncatingIfNeeded: bytes.u32(0))))
        case .double: return FloatText.string(Double(bitPattern: bytes.u64(0)))
        case .bool: return bytes.u32(0) == 0 ? "false" : "true"
        case .binary: return hexadecimal(bytes)
        case .guid: return guid(bytes)
        case .size: return hexNumber(bytes.count >= 8 ? bytes.u64(0) : UInt64(bytes.u32(0)))
        case .fileTime: return TimeText.string(fileTime: bytes.u64(0))
        case .systemTime: return TimeText.string(systemTime: bytes)
        case .sid: return sid(bytes)
        case .hex32: return hexNumber(UInt64(bytes.u32(0)))
        case .hex64: return hexNumber(bytes.u64(0))
        }
    }

    /// The number in a value of a whole-number type or in the digits of a text; nil for anything else.
    static func number(_ bytes: ChunkBytes, type: UInt8) -> UInt64? {
        switch ValueType(rawValue: type) {
        case .uint8, .int8: bytes.count >= 1 ? UInt64(bytes.byte(0)) : nil
        case .uint16, .int16: bytes.count >= 2 ? UInt64(bytes.u16(0)) : nil
        case .uint32, .int32, .hex32: bytes.count >= 4 ? UInt64(bytes.u32(0)) : nil
        case .uint64, .int64, .hex64: bytes.count >= 8 ? bytes.u64(0) : nil
        case .string: UInt64(UTF16Text.string(bytes))
        default: nil
        }
    }

    private static func digit(_ value: UInt8, letters: UInt8) -> UInt8 {
        value < 10 ? 48 &+ value : letters &- 10 &+ value
    }

    /// `0x` and the digits, in lower case, that `number` needs.
    static func hexNumber(_ number: UInt64) -> String {
        let count = max(1, (67 &- number.leadingZeroBitCount) / 4)
        return String(unsafeUninitializedCapacity: 18) { out in
            out[0] = 48
            out[1] = 120
            for index in 0..<count {
                let nibble = UInt8(truncatingIfNeeded: number &>> UInt64(4 &* (count &- 1 &- index)) & 15)
                out[2 &+ index] = digit(nibble, letters: 97)
            }
            return 2 &+ count
        }
    }

    /// Two digits, in upper case, for each byte.
    static func hexadecimal(_ bytes: ChunkBytes) -> String {
        String(unsafeUninitializedCapacity: bytes.count &* 2) { out in
            for index in 0..<bytes.count {
                let byte = bytes.byte(index)
                out[2 &* index] = digit(byte &>> 4, letters: 65)
                out[2 &* index &+ 1] = digit(byte & 15, letters: 65)
            }
            return bytes.count &* 2
        }
    }

    /// Without braces, in upper case.
    private static func guid(_ bytes: ChunkBytes) -> String {
        let order: [Int8] = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15]
        return String(unsafeUninitializedCapacity: 36) { out in
            var count = 0
            for place in order {
                if place < 0 {
                    out[count] = 45
                    count &+= 1
                } else {
                    let byte = bytes.byte(Int(place))
                    out[count] = digit(byte &>> 4, letters: 65)
                    out[count &+ 1] = digit(byte & 15, letters: 65)
                    count &+= 2
                }
            }
            return count
        }
    }

    /// `S-1-5-…`; empty when the bytes are too few.
    private static func sid(_ bytes: ChunkBytes) -> String {
        let count = Int(bytes.byte(1))
        guard bytes.count >= 8 &+ 4 &* count else { return "" }
        var text = TextBuffer(capacity: 16 &+ 11 &* count)
        text.append("S-")
        text.append(UInt64(bytes.byte(0)))
        text.append(byte: 45)
        var authority: UInt64 = 0
        for index in 2..<8 { authority = authority &<< 8 | UInt64(bytes.byte(index)) }
        text.append(authority)
        for index in 0..<count {
            text.append(byte: 45)
            text.append(UInt64(bytes.u32(8 &+ 4 &* index)))
        }
        return text.string
    }
}
