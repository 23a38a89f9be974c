/// What belongs to certain words, for texts of which every word is looked up.
///
/// By hash alone: who makes two words collide makes himself seen, not hidden. ASCII letters count in either case.
struct WordTable<Value: Sendable>: Sendable {
    private struct Slot: Sendable {
        var hash: UInt64
        var value: Value
    }

    private var sieve = NameSieve()
    /// Open addressing; a power of two, at most a quarter taken, so that few are looked at.
    private var slots = [Slot?](repeating: nil, count: 16)
    private var count = 0

    init() {}

    /// Adds a word; of several values for one the last stays.
    mutating func insert(_ word: String, _ value: Value) {
        var word = word
        guard !word.isEmpty else { return }
        sieve.insert(word)
        put(Slot(hash: word.withUTF8 { Self.hash($0, 0, $0.count) }, value: value))
    }

    private mutating func put(_ slot: Slot) {
        if (count + 1) * 4 > slots.count {
            let old = slots
            slots = [Slot?](repeating: nil, count: old.count * 2)
            count = 0
            for case let slot? in old { put(slot) }
        }
        var at = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
        while let other = slots[at] {
            if other.hash == slot.hash {
                slots[at] = slot
                return
            }
            at = (at + 1) & (slots.count - 1)
        }
        slots[at] = slot
        count += 1
    }

    /// The value of the word from `start` to `end`.
    ///
    /// - Parameter backticks: How many of its bytes are backticks, which do not count.
    @inline(__always)
    func value(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, backticks: Int = 0) -> Value? {
        guard backticks > 0 || sieve.passes(bytes, start, end) else { return nil }
        return value(ofHash: Self.hash(bytes, start, end, skipsBackticks: backticks > 0))
    }

    private func value(ofHash hash: UInt64) -> Value? {
        var at = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while let slot = slots[at] {
            if slot.hash == hash { return slot.value }
            at = (at + 1) & (slots.count - 1)
        }
        return nil
    }

    private static func hash(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, skipsBackticks: Bool = false
    ) -> UInt64 {
        var hash = WordHash.seed
        for index in start..<end where !(skipsBackticks && bytes[index] == 96) {
            let byte = bytes[index]
            hash = WordHash.extended(hash, byte &- 65 < 26 ? byte | 32 : byte)
        }
        return hash
    }
}

/// FNV-1a with 64 bits.
enum WordHash {
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    static func extended(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}
