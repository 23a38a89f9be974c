/// The first 4,096 bytes of an .evtx file.
package struct EVTXFileHeader {
    /// Magic number and checksum are right.
    package let isIntact: Bool
    /// Where the first chunk begins.
    package let firstChunk: UInt64
    /// The file was being written, or its writer was stopped; the last records may be missing from the header's counts.
    package let isDirty: Bool

    /// - Parameter bytes: The file's first ones, ``EVTXLayout/fileHeaderSize`` of them if it is that large.
    package init(_ bytes: UnsafeRawBufferPointer) {
        let header = Self.checked(bytes)
        let isChunk = header.u64(0) == EVTXLayout.chunkMagic
        firstChunk = isChunk ? 0 : UInt64(EVTXLayout.fileHeaderSize)
        isDirty = header.byte(120) & 1 != 0
        let checksum = header.contains(0, 128) ? CRC32.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<120])) : 0
        isIntact =
            header.u64(0) == EVTXLayout.fileMagic && header.contains(0, 128)
            && UInt32(truncatingIfNeeded: header.u32(124)) == checksum
    }

    /// Whether a file that begins with `bytes` is an .evtx file, be it one with a damaged or a missing header.
    package static func recognises(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let header = checked(bytes)
        return header.u64(0) == EVTXLayout.fileMagic || header.u64(0) == EVTXLayout.chunkMagic
            || header.u64(EVTXLayout.fileHeaderSize) == EVTXLayout.chunkMagic
    }

    private static func checked(_ bytes: UnsafeRawBufferPointer) -> ChunkBytes {
        // The pointer is never read when there are no bytes.
        ChunkBytes(start: bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!, count: bytes.count)
    }
}
