/// The files that were created lately, so that the end of their first writing is not taken for an overwriting.
///
/// A table of one slot for each hash: what is not found was overwritten at worst in name only.
struct RecentFiles {
    private var slots = [UInt64](repeating: 0, count: 1 << 15)

    mutating func insert(_ key: HandleKey) {
        let hash = key.mixed | 1
        slots[Int(truncatingIfNeeded: hash >> 1) & (slots.count - 1)] = hash
    }

    /// Whether it was there.
    mutating func remove(_ key: HandleKey) -> Bool {
        let hash = key.mixed | 1
        let slot = Int(truncatingIfNeeded: hash >> 1) & (slots.count - 1)
        guard slots[slot] == hash else { return false }
        slots[slot] = 0
        return true
    }

    func contains(_ key: HandleKey) -> Bool {
        let hash = key.mixed | 1
        return slots[Int(truncatingIfNeeded: hash >> 1) & (slots.count - 1)] == hash
    }
}
