import EventFiles

/// Packed files as they are laid out on disk, made by hand: nothing is compressed.
enum PackedFiles {
    struct Member {
        var name: String
        var bytes: [UInt8]
        var isEncrypted = false
        /// Of the tar header: `0` a file, `5` a folder, `2` a symbolic link.
        var type: UInt8 = UInt8(ascii: "0")

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    static func tar(_ members: [Member]) -> [UInt8] {
        var out: [UInt8] = []
        for member in members {
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at offset: Int) {
                for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
            }
            put(member.name, at: 0)
            put("0000644\0" + "0000000\0" + "0000000\0", at: 100)
            put(octal(member.bytes.count, 11) + "\0", at: 124)
            put("00000000000\0", at: 136)
            put("        ", at: 148)
            header[156] = member.type
            put("ustar\u{0}00", at: 257)
            put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\0", at: 148)
            out += header + member.bytes
            out += [UInt8](repeating: 0, count: (512 - member.bytes.count % 512) % 512)
        }
        return out + [UInt8](repeating: 0, count: 1_024)
    }

    static func zip(_ members: [Member]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let name = Array(member.name.utf8)
            // Version, flags (names are UTF-8; encrypted), stored, time and date, checksum, sizes, lengths.
            let common =
                little(20, 2) + little(0x800 | (member.isEncrypted ? 1 : 0), 2) + little(0, 2) + little(0x5c21_0000, 4)
                + little(checksum(member.bytes), 4) + little(member.bytes.count, 4) + little(member.bytes.count, 4)
                + little(name.count, 2) + little(0, 2)
            directory +=
                little(0x0201_4b50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
                + little(0, 4) + little(out.count, 4) + name
            out += little(0x0403_4b50, 4) + common + name + member.bytes
        }
        let end =
            little(0x0605_4b50, 4) + little(0, 4) + little(members.count, 2) + little(members.count, 2)
            + little(directory.count, 4) + little(out.count, 4) + little(0, 2)
        return out + directory + end
    }

    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            out += [rest.isEmpty ? 1 : 0] + little(block.count, 2) + little(~block.count & 0xffff, 2) + block
        } while !rest.isEmpty
        return out + little(checksum(bytes), 4) + little(bytes.count, 4)
    }

    private static func octal(_ number: Int, _ width: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: width - digits.count) + digits
    }

    private static func little(_ number: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// CRC-32 as ZIP and gzip have it.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xffff_ffff
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
