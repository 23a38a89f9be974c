/// The bytes of one chunk, or of a part of it, with reads that cannot leave them.
///
/// Offsets inside a chunk are written in the chunk itself, so any of them may lie: a read outside the bytes yields 0.
struct ChunkBytes {
    let start: UnsafeRawPointer
    let count: Int

    @inline(__always)
    private func load<Value: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Value.Type) -> Value {
        guard offset >= 0, offset <= count &- MemoryLayout<Value>.size else { return 0 }
        return Value(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: type))
    }

    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { load(offset, as: UInt8.self) }

    @inline(__always)
    func u16(_ offset: Int) -> Int { Int(load(offset, as: UInt16.self)) }

    @inline(__always)
    func u32(_ offset: Int) -> Int { Int(load(offset, as: UInt32.self)) }

    @inline(__always)
    func u64(_ offset: Int) -> UInt64 { load(offset, as: UInt64.self) }

    /// Whether `length` bytes from `offset` lie inside.
    @inline(__always)
    func contains(_ offset: Int, _ length: Int) -> Bool {
        offset >= 0 && length >= 0 && length <= count && offset <= count &- length
    }

    /// The bytes from `offset`; none when they do not lie inside.
    @inline(__always)
    func slice(_ offset: Int, _ length: Int) -> ChunkBytes {
        guard contains(offset, length) else { return ChunkBytes(start: start, count: 0) }
        return ChunkBytes(start: start + offset, count: length)
    }
}
