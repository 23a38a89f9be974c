import EventFiles

/// A gzip file whose content is stored, so that no library's version changes its bytes.
enum GzipFile {
    static func stored(_ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]
        var rest = content[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            bytes.append(rest.isEmpty ? 1 : 0)
            bytes += little(UInt32(length)).prefix(2) + little(UInt32(~length)).prefix(2)
            bytes += block
        } while !rest.isEmpty
        bytes += little(content.withUnsafeBytes { CRC32.checksum($0) })
        bytes += little(UInt32(truncatingIfNeeded: content.count))
        return bytes
    }

    private static func little(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
