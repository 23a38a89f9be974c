/// A file of the spool, as bytes: a head, then records one behind the other. Numbers are little-endian.
///
/// The head is `MITSUKE` and a zero, the form (4 bytes, 1), the epoch (8), the safe length (8), CRC-32C of the first three (4). Up to
/// the safe length the segment survives a power cut: only that may leave the host, since what is lost would be numbered again.
/// A record is its length (4), its number (8), its value (1), three zeros, the line, CRC-32C of all of it (4). Whatever a power cut
/// leaves of the last record fails its sum, and the segment ends there.
package enum Segment {
    package static let headLength = 32
    /// Of a record without its line.
    package static let frameLength = 20
    /// Of a line; a longer one is no event of ours.
    package static let lineLimit = 1 << 20
    private static let name: [UInt8] = Array("MITSUKE\0".utf8)
    private static let form: UInt32 = 1

    package static func head(epoch: UInt64) -> [UInt8] {
        var bytes = name
        put(form, &bytes)
        put(epoch, &bytes)
        let sum = bytes.withUnsafeBytes { Checksum.crc32c($0) }
        put(UInt64(headLength), &bytes)
        put(sum, &bytes)
        return bytes
    }

    /// The epoch that a head names; nil when it is no whole head of this form.
    package static func epoch(of bytes: UnsafeRawBufferPointer) -> UInt64? {
        guard bytes.count >= headLength, bytes.prefix(8).elementsEqual(name),
            get(bytes, 8, as: UInt32.self) == form,
            get(bytes, 28, as: UInt32.self) == Checksum.crc32c(UnsafeRawBufferPointer(rebasing: bytes[..<20]))
        else { return nil }
        return get(bytes, 12, as: UInt64.self)
    }

    /// Where in a head the safe length stands, in eight bytes.
    package static let safeLengthOffset = 20

    /// The safe length that a head names, in bytes.
    package static func safeLength(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        bytes.count < headLength ? 0 : get(bytes, safeLengthOffset, as: UInt64.self)
    }

    /// Writes a record behind others.
    package static func append(
        _ line: UnsafeRawBufferPointer, number: UInt64, value: SpoolRecord.Value, to bytes: inout [UInt8],
        sum make: Checksum.Maker = Checksum.crc32c
    ) {
        let start = bytes.count
        put(UInt32(line.count), &bytes)
        put(number, &bytes)
        bytes.append(value.rawValue)
        bytes.append(0)
        bytes.append(0)
        bytes.append(0)
        bytes.append(contentsOf: line)
        let sum = bytes.withUnsafeBytes { make(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        put(sum, &bytes)
    }

    /// A record in the bytes of a segment, without a copy.
    package struct Entry {
        package var number: UInt64
        package var value: SpoolRecord.Value
        package var line: UnsafeRawBufferPointer
        /// Where the next one begins.
        package var end: Int
    }

    package enum Place {
        case record(Entry)
        /// Nothing more, or not yet.
        case end
        /// Something is there that is no whole record.
        case torn
    }

    /// The record at a place.
    package static func entry(
        in bytes: UnsafeRawBufferPointer, at start: Int, sum make: Checksum.Maker = Checksum.crc32c
    ) -> Place {
        let left = bytes.count - start
        if left == 0 { return .end }
        guard left >= frameLength else { return .torn }
        let length = Int(get(bytes, start, as: UInt32.self))
        guard length <= lineLimit, left >= frameLength + length,
            let value = SpoolRecord.Value(rawValue: bytes[start + 12])
        else { return .torn }
        let sumAt = start + 16 + length
        guard
            get(bytes, sumAt, as: UInt32.self)
                == make(UnsafeRawBufferPointer(rebasing: bytes[start..<sumAt]))
        else { return .torn }
        return .record(
            Entry(
                number: get(bytes, start + 4, as: UInt64.self), value: value,
                line: UnsafeRawBufferPointer(rebasing: bytes[(start + 16)..<sumAt]), end: sumAt + 4))
    }

    private static func put<N: FixedWidthInteger>(_ number: N, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func get<N: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, _ at: Int, as: N.Type) -> N {
        N(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: N.self))
    }
}
