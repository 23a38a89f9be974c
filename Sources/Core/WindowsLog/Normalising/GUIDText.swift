/// GUIDs as text: `747F3D96-D765-5D31-0000-001086B92800`, without braces and in capitals.
enum GUIDText {
    /// Empty for the nil GUID, which Sysmon writes for a process it does not know, and for what is no GUID.
    static func normalised(_ text: String) -> String {
        // As Sysmon's are in EVTX files.
        if text.utf8.count == 36, isPlain(text) { return text }
        return normalisedSlowly(text)
    }

    /// Whether it is a GUID in its normal form: 32 digits, in capitals, of which one is not 0, with hyphens between them.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress, bytes[8] == 45, bytes[13] == 45, bytes[18] == 45, bytes[23] == 45
            else {
                return false
            }
            let source = UnsafeRawPointer(start)
            var isPlain = SIMDMask<SIMD8<Int8>>(repeating: true)
            var digits = SIMD8<UInt8>(repeating: 48)
            // Each piece is of digits only; some digits are looked at twice.
            for offset in [0, 9, 14, 19, 24, 28] {
                var block = source.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt8>.self)
                // Groups of four have a hyphen and the next group behind them.
                if offset > 0, offset < 24 {
                    block = SIMD8(lowHalf: block.lowHalf, highHalf: SIMD4(repeating: 48))
                }
                isPlain = isPlain .& ((block &- 48) .< 10 .| (block &- 65) .< 6)
                digits |= block
            }
            return all(isPlain) && digits != SIMD8(repeating: 48)
        }
    }

    private static func normalisedSlowly(_ text: String) -> String {
        var text = text
        enum Shape { case asIs, braced, foreign, none }
        let shape = text.withUTF8 { bytes -> Shape in
            let isBraced = bytes.count == 38 && bytes[0] == 123 && bytes[37] == 125
            guard isBraced || bytes.count == 36 else { return .none }
            var changes = isBraced
            var isNil = true
            let start = isBraced ? 1 : 0
            for index in 0..<36 {
                let byte = bytes[start + index]
                switch index {
                case 8, 13, 18, 23:
                    if byte != 45 { return .foreign }
                default:
                    switch byte {
                    case 48: break
                    case 49...57, 65...70: isNil = false
                    case 97...102:
                        isNil = false
                        changes = true
                    default: return .foreign
                    }
                }
            }
            return isNil ? .none : changes ? .braced : .asIs
        }
        switch shape {
        case .asIs: return text
        case .none, .foreign: return ""
        case .braced:
            var bytes: [UInt8] = []
            for byte in text.utf8 where byte != 123 && byte != 125 { bytes.append(97...102 ~= byte ? byte - 32 : byte) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
