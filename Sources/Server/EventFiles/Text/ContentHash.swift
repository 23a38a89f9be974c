/// A hash of a record's bytes, the same on every machine and in every run: FNV-1a over words, finished as in SplitMix64.
func contentHash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    let raw = UnsafeRawBufferPointer(bytes)
    var at = 0
    while at + 8 <= raw.count {
        hash = (hash ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))) &* 0x100_0000_01b3
        hash ^= hash >> 32
        at += 8
    }
    while at < raw.count {
        hash = (hash ^ UInt64(raw[at])) &* 0x100_0000_01b3
        at += 1
    }
    hash = (hash ^ hash >> 30) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ hash >> 27) &* 0x94d0_49bb_1331_11eb
    return hash ^ hash >> 31
}
