/// CRC-32C (Castagnoli), as iSCSI and file systems use it: tells a torn or rotten record from a whole one.
package enum Checksum {
    /// For each of eight bytes at once, what each value of it does to the sum.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for value in 0..<256 {
            var sum = UInt32(value)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x82f6_3b78 : sum >> 1 }
            tables[value] = sum
        }
        for place in 1..<8 {
            for value in 0..<256 {
                let before = tables[(place - 1) * 256 + value]
                tables[place * 256 + value] = before >> 8 ^ tables[Int(before & 0xff)]
            }
        }
        return tables
    }()

    /// How a sum is made: processors have instructions for it, which Core cannot name.
    package typealias Maker = (UnsafeRawBufferPointer) -> UInt32

    package static func crc32c(_ bytes: UnsafeRawBufferPointer) -> UInt32 { crc32c(bytes, after: 0) }

    /// - Parameter sum: Of what came before.
    package static func crc32c(_ bytes: UnsafeRawBufferPointer, after sum: UInt32) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            var sum = ~sum
            var at = 0
            while at + 8 <= bytes.count {
                let low = bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self).littleEndian ^ sum
                let high = bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self).littleEndian
                sum = tables[7 * 256 + Int(low & 0xff)] ^ tables[6 * 256 + Int(low >> 8 & 0xff)]
                sum ^= tables[5 * 256 + Int(low >> 16 & 0xff)] ^ tables[4 * 256 + Int(low >> 24)]
                sum ^= tables[3 * 256 + Int(high & 0xff)] ^ tables[2 * 256 + Int(high >> 8 & 0xff)]
                sum ^= tables[256 + Int(high >> 16 & 0xff)] ^ tables[Int(high >> 24)]
                at += 8
            }
            while at < bytes.count {
                sum = sum >> 8 ^ tables[Int(sum & 0xff ^ UInt32(bytes[at]))]
                at += 1
            }
            return ~sum
        }
    }
}
