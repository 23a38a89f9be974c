import Glibc

/// Decoded values by their bytes: paths, users and identifiers repeat from record to record.
///
/// One place for each hash, the last comer stays; 1,024 values of at most 248 bytes.
final class ValueCache {
    static let lengthLimit = slotSize - 8

    private static let slotSize = 256
    private static let bits: UInt64 = 10

    /// For each place the value's length and type, then its bytes.
    private let slots: UnsafeMutableRawPointer
    private let texts: UnsafeMutablePointer<String>

    init() {
        let count = 1 << Int(Self.bits)
        slots = .allocate(byteCount: count * Self.slotSize, alignment: 64)
        slots.initializeMemory(as: UInt8.self, repeating: 0, count: count * Self.slotSize)
        texts = .allocate(capacity: count)
        texts.initialize(repeating: "", count: count)
    }

    deinit {
        let count = 1 << Int(Self.bits)
        texts.deinitialize(count: count)
        texts.deallocate()
        slots.deallocate()
    }

    /// The text of a value: longer texts, and what takes work, from the cache.
    @inline(__always)
    func decoded(_ bytes: ChunkBytes, type: UInt8) -> String {
        if type == ValueType.string.rawValue {
            return 32...Self.lengthLimit ~= bytes.count ? text(bytes, type: type) : UTF16Text.string(bytes)
        }
        if type == ValueType.guid.rawValue && bytes.count == 16
            || type == ValueType.sid.rawValue && 8...Self.lengthLimit ~= bytes.count
        {
            return text(bytes, type: type)
        }
        return ValueText.string(bytes, type: type)
    }

    /// The text of a value of 8 to ``lengthLimit`` bytes.
    @inline(__always)
    func text(_ bytes: ChunkBytes, type: UInt8) -> String {
        let index = Int(truncatingIfNeeded: Self.hash(bytes))
        let slot = slots + index &* Self.slotSize
        let tag = UInt64(UInt(bitPattern: bytes.count)) | UInt64(type) &<< 32
        if slot.load(as: UInt64.self) != tag || memcmp(slot + 8, bytes.start, bytes.count) != 0 {
            replace(index, slot, tag, bytes, type)
        }
        return texts[index]
    }

    @inline(never)
    private func replace(
        _ index: Int, _ slot: UnsafeMutableRawPointer, _ tag: UInt64, _ bytes: ChunkBytes, _ type: UInt8
    ) {
        guard bytes.count <= Self.lengthLimit else { return }
        texts[index] = ValueText.string(bytes, type: type)
        slot.storeBytes(of: tag, as: UInt64.self)
        memcpy(slot + 8, bytes.start, bytes.count)
    }

    @inline(__always)
    private static func hash(_ bytes: ChunkBytes) -> UInt64 {
        var hash = UInt64(UInt(bitPattern: bytes.count)) &* 0x9e37_79b9_7f4a_7c15
        var index = 0
        while index &+ 8 <= bytes.count {
            hash = (hash ^ bytes.u64(index)) &* 0xff51_afd7_ed55_8ccd
            hash ^= hash &>> 32
            index &+= 8
        }
        if index < bytes.count { hash = (hash ^ bytes.u64(bytes.count &- 8)) &* 0xff51_afd7_ed55_8ccd }
        return ((hash ^ hash &>> 29) &* 0x9e37_79b9_7f4a_7c15) &>> (64 &- bits)
    }
}
