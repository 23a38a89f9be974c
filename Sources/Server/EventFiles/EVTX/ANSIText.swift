/// Text of one byte for each character, as Windows' older functions write it: UTF-8 where it is that, else Windows-1252.
enum ANSIText {
    static func string(_ bytes: ChunkBytes) -> String {
        var count = bytes.count
        while count > 0, bytes.byte(count &- 1) == 0 { count &-= 1 }
        let buffer = UnsafeRawBufferPointer(start: bytes.start, count: count)
        if let text = String(validating: buffer, as: UTF8.self) { return text }
        var scalars = String.UnicodeScalarView()
        for byte in buffer {
            let scalar = 0x80..<0xa0 ~= byte ? upper[Int(byte) - 0x80] : UInt16(byte)
            scalars.append(Unicode.Scalar(scalar) ?? "\u{fffd}")
        }
        return String(scalars)
    }

    /// Windows-1252 from 0x80 to 0x9F.
    private static let upper: [UInt16] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
        0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
        0x17e, 0x178,
    ]
}
