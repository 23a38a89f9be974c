/// The header in front of each record: a magic number, the size, the record's number, the time of writing.
enum RecordHeader {
    /// The size of the record at `offset`, which stands in front of and behind it; 0 when there is none.
    @inline(__always)
    static func size(_ bytes: ChunkBytes, at offset: Int, end: Int) -> Int {
        guard bytes.u32(offset) == EVTXLayout.recordMagic else { return 0 }
        let size = bytes.u32(offset &+ 4)
        guard size >= EVTXLayout.leastRecordSize, size <= end &- offset, bytes.u32(offset &+ size &- 4) == size else {
            return 0
        }
        return size
    }

    /// The size of a record whose size does not stand behind it, if its number is the one that must come; else 0.
    static func tornSize(_ bytes: ChunkBytes, at offset: Int, end: Int, number: UInt64) -> Int {
        let size = bytes.u32(offset &+ 4)
        guard bytes.u32(offset) == EVTXLayout.recordMagic, bytes.u64(offset &+ 8) == number,
            size >= EVTXLayout.leastRecordSize, size <= end &- offset
        else { return 0 }
        return size
    }

    /// The next offset behind `offset` at which a record stands.
    @inline(never)
    static func next(_ bytes: ChunkBytes, after offset: Int, end: Int) -> Int? {
        var position = offset &+ 1
        while position &+ EVTXLayout.leastRecordSize <= end {
            if bytes.byte(position) == 0x2a, size(bytes, at: position, end: end) > 0 { return position }
            position &+= 1
        }
        return nil
    }
}
