import Events

/// Records whose directory was gone before anybody asked for its name: the record of its own deletion tells it, and comes after them.
struct OrphanedRecords {
    struct Orphan {
        let time: Timestamp
        let bytes: [UInt8]
    }

    /// So many wait; beyond it they are told without their directory.
    static let limit = 65_536

    private var waiting: [HandleKey: [Orphan]] = [:]
    private(set) var count = 0
    /// Of the record that waits longest, or a moment before it.
    private(set) var oldest: Timestamp?

    var isFull: Bool {
        count >= Self.limit
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer, of directory: HandleKey, at time: Timestamp) {
        waiting[directory, default: []].append(Orphan(time: time, bytes: [UInt8](bytes)))
        count += 1
        if oldest == nil { oldest = time }
    }

    /// What waited for this directory, in the order in which it came.
    mutating func take(_ directory: HandleKey) -> [Orphan] {
        guard count > 0, let orphans = waiting.removeValue(forKey: directory) else { return [] }
        count -= orphans.count
        if count == 0 { oldest = nil }
        return orphans
    }

    /// All that waits.
    mutating func takeAll() -> [Orphan] {
        let all = waiting.values.flatMap { $0 }.sorted { $0.time < $1.time }
        waiting.removeAll()
        count = 0
        oldest = nil
        return all
    }
}
