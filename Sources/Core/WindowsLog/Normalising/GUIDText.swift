import Events

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
            func word(_ offset: Int, _ second: Int) -> UInt64 {
                UInt64(UInt32(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
                    | UInt64(UInt32(littleEndian: source.loadUnaligned(fromByteOffset: second, as: UInt32.self))) &<< 32
            }
            let words = (word(0, 4), word(9, 14), word(19, 24), word(28, 32))
            return HexDigits.areUpper(words.0) && HexDigits.areUpper(words.1) && HexDigits.areUpper(words.2)
                && HexDigits.areUpper(words.3)
                && words.0 | words.1 | words.2 | words.3 != 0x3030_3030_3030_3030
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
