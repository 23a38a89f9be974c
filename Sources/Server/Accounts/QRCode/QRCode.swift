/// A QR code (ISO/IEC 18004) of bytes, at the level M of error correction, which bears 15 % of damage.
package struct QRCode: Sendable {
    /// Modules on a side, without the quiet zone.
    package let size: Int
    /// Whether a module is dark, row by row.
    package let isDark: [Bool]

    /// The light modules that have to be around it.
    package static let quietZone = 4

    /// - Returns: Nil where the text is longer than 2,331 bytes.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.all.first(where: { $0.mostBytes >= bytes.count }) else { return nil }
        var matrix = QRMatrix(version)
        matrix.place(version.interleaved(Self.codewords(bytes, version)))
        let best = (0..<8).map { matrix.masked($0) }.min { $0.penalty < $1.penalty }
        guard let best else { return nil }
        size = best.size
        isDark = best.isDark
    }

    /// The dark modules of each row as a path for SVG, in units of a module, the quiet zone included.
    package var rowPaths: [String] {
        (0..<size).map { row in
            var path = ""
            var column = 0
            while column < size {
                let start = column
                while column < size, isDark[row * size + column] { column += 1 }
                if column > start {
                    let left = start + Self.quietZone
                    path += "M\(left) \(row + Self.quietZone)h\(column - start)v1H\(left)z"
                }
                column += 1
            }
            return path
        }
    }

    /// The side of the picture, in modules.
    package var side: Int { size + 2 * Self.quietZone }

    /// Mode, length, bytes and padding: as many codewords of data as the version holds.
    private static func codewords(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for shift in stride(from: count - 1, through: 0, by: -1) { bits.append(value >> shift & 1 == 1) }
        }
        append(0b0100, 4)
        append(bytes.count, version.lengthBits)
        for byte in bytes { append(Int(byte), 8) }
        let capacity = version.dataCodewords * 8
        append(0, min(4, capacity - bits.count))
        append(0, (8 - bits.count % 8) % 8)
        var words = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var padding: UInt8 = 0xEC
        while words.count < version.dataCodewords {
            words.append(padding)
            padding ^= 0xEC ^ 0x11
        }
        return words
    }
}
