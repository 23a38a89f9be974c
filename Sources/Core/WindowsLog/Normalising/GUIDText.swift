/// GUIDs as text: `747F3D96-D765-5D31-0000-001086B92800`, without braces and in capitals.
enum GUIDText {
    /// Empty for the nil GUID, which Sysmon writes for a process it does not know, and for what is no GUID.
    static func normalised(_ text: String) -> String {
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
