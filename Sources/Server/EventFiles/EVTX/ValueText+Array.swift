extension ValueText {
    /// The texts of the values in an array.
    static func items(_ bytes: ChunkBytes, of type: ValueType) -> [String] {
        var texts: [String] = []
        var start = 0
        if let width = type.width {
            while bytes.contains(start, width) {
                texts.append(string(bytes.slice(start, width), type))
                start &+= width
            }
            return texts
        }
        switch type {
        case .string:
            while start &+ 1 < bytes.count {
                var end = start
                while end &+ 1 < bytes.count, bytes.u16(end) != 0 { end &+= 2 }
                texts.append(UTF16Text.string(bytes.slice(start, end &- start)))
                start = end &+ 2
            }
        case .ansiString:
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes.byte(end) != 0 { end &+= 1 }
                texts.append(ANSIText.string(bytes.slice(start, end &- start)))
                start = end &+ 1
            }
        case .sid:
            while bytes.contains(start, 8) {
                let length = 8 &+ 4 &* Int(bytes.byte(start &+ 1))
                guard bytes.contains(start, length) else { break }
                texts.append(string(bytes.slice(start, length), .sid))
                start &+= length
            }
        default:
            return [hexadecimal(bytes)]
        }
        return texts
    }
}
