import Events

/// 64 bits that tell the lines of one host and millisecond apart.
enum LineIdentity {
    /// FNV-1a over ``Event/id``. Among lines of one host and one millisecond, so that two of different identity do not meet.
    static func hash(_ id: String) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int64(bitPattern: hash)
    }

    /// The times, in ticks, that a line may have in another export: these differ in how many digits of a second they keep.
    static func span(of time: Timestamp) -> ClosedRange<Int64> {
        let tick = Timestamp.ticksPerSecond / 1_000
        let rest = time.ticks % tick
        let start = time.ticks - (rest < 0 ? rest + tick : rest)
        return start...start + (tick - 1)
    }
}
