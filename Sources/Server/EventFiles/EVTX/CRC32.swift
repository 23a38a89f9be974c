import CChecksum

/// The checksum of EVTX headers and chunks: CRC-32 as in ISO 3309.
///
/// Long runs through the processor's own multiplication where it has one, the rest through a table for each of eight bytes.
package enum CRC32 {
    package static func checksum(_ bytes: UnsafeRawBufferPointer, continuing previous: UInt32 = 0) -> UInt32 {
        guard let start = bytes.baseAddress else { return previous }
        return tables.withUnsafeBufferPointer { table in
            var crc = ~previous
            var index = 0
            if bytes.count >= 64, isFast {
                index = bytes.count & ~15
                crc = checksum_fold(start, index, crc)
            }
            while index &+ 8 <= bytes.count {
                let block =
                    UInt64(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ UInt64(crc)
                crc = 0
                var shift: UInt64 = 0
                var row = 7 * 256
                while row >= 0 {
                    let byte = UInt8(truncatingIfNeeded: block &>> shift)
                    crc ^= table[row &+ Int(byte)]
                    shift &+= 8
                    row &-= 256
                }
                index &+= 8
            }
            while index < bytes.count {
                crc = table[Int((crc ^ UInt32(bytes[index])) & 0xff)] ^ crc &>> 8
                index &+= 1
            }
            return ~crc
        }
    }

    private static let isFast = checksum_is_fast()

    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for index in 0..<256 {
            var crc = UInt32(index)
            for _ in 0..<8 { crc = crc & 1 == 1 ? 0xedb8_8320 ^ crc >> 1 : crc >> 1 }
            tables[index] = crc
        }
        for row in 1..<8 {
            for index in 0..<256 {
                let crc = tables[(row - 1) * 256 + index]
                tables[row * 256 + index] = tables[Int(crc & 0xff)] ^ crc >> 8
            }
        }
        return tables
    }()
}
