/// What a chunk's header says of its records, as far as it can be believed.
struct ChunkHeader {
    /// Where the records end.
    let end: Int
    /// Whether the header is whole, so that nothing behind ``end`` belongs to the log.
    let isTrusted: Bool
    let damage: ReadProblem.Kind?
    /// Not a chunk but room for one.
    let isUnused: Bool

    /// - Parameter verifies: Whether the records' checksum is computed too.
    init(_ bytes: ChunkBytes, verifies: Bool) {
        let end = bytes.u32(48)
        let isChunk = bytes.u64(0) == EVTXLayout.chunkMagic
        isUnused = !isChunk && Self.isZero(bytes)
        guard isChunk, bytes.count >= EVTXLayout.chunkHeaderSize else {
            self.end = bytes.count
            isTrusted = false
            damage = isUnused || bytes.count < 8 ? nil : isChunk ? .truncated : .chunkMagic
            return
        }
        let expected = UInt32(truncatingIfNeeded: bytes.u32(124))
        guard EVTXLayout.chunkHeaderSize...EVTXLayout.chunkSize ~= end,
            Self.headerChecksum(bytes) == expected
        else {
            self.end = bytes.count
            isTrusted = false
            damage = .chunkChecksum
            return
        }
        self.end = min(end, bytes.count)
        isTrusted = true
        guard verifies, bytes.count == EVTXLayout.chunkSize else {
            damage = nil
            return
        }
        let records = UnsafeRawBufferPointer(
            start: bytes.start + EVTXLayout.chunkHeaderSize, count: end - EVTXLayout.chunkHeaderSize)
        damage = CRC32.checksum(records) == UInt32(truncatingIfNeeded: bytes.u32(52)) ? nil : .chunkChecksum
    }

    /// Over the header without its flags and its checksum.
    private static func headerChecksum(_ bytes: ChunkBytes) -> UInt32 {
        let front = CRC32.checksum(UnsafeRawBufferPointer(start: bytes.start, count: 120))
        let rest = UnsafeRawBufferPointer(start: bytes.start + 128, count: EVTXLayout.chunkHeaderSize - 128)
        return CRC32.checksum(rest, continuing: front)
    }

    private static func isZero(_ bytes: ChunkBytes) -> Bool {
        var offset = 0
        while offset < bytes.count {
            if bytes.u64(offset) != 0 || bytes.byte(offset) != 0 { return false }
            offset += 8
        }
        return true
    }
}
