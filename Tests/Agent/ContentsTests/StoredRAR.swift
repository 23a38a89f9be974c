/// A RAR 5 archive of one file, stored, as its description has it: no program here writes one.
enum StoredRAR {
    static func archive(name: String, content: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00]
        // The archive's own header: type 1, no flags.
        out += block([1, 0, 0])
        // Type 2, with data behind it; file flags: a checksum; stored, made on Unix.
        var file: [UInt8] = [2, 2] + number(content.count) + [4] + number(content.count) + number(0o100644)
        file += little(checksum(content))
        file += number(0) + [1] + number(name.utf8.count) + Array(name.utf8)
        out += block(file) + content
        // Type 5: the end.
        out += block([5, 0, 0])
        return out
    }

    private static func block(_ body: [UInt8]) -> [UInt8] {
        let sized = number(body.count) + body
        return little(checksum(sized)) + sized
    }

    /// Seven bits a byte.
    private static func number(_ value: Int) -> [UInt8] {
        var (value, out) = (value, [UInt8]())
        repeat {
            out.append(UInt8(value & 0x7f) | (value > 0x7f ? 0x80 : 0))
            value >>= 7
        } while value > 0
        return out
    }

    private static func little(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = ~0
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
