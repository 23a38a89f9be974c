import EventFiles

/// What the first pass over an EVTX file saw in each of its chunks: eight bytes for 64 KiB.
///
/// `@unchecked Sendable`: each chunk belongs to one unit, which one thread reads at a time, and the passes do not overlap.
final class ChunkContents: @unchecked Sendable {
    private let kinds: UnsafeMutableBufferPointer<UInt64>

    /// The highest bit; the table of record kinds is far from using it.
    private static let problem: UInt64 = 1 << 63

    init(chunkCount: Int) {
        kinds = .allocate(capacity: chunkCount)
        // A chunk that was not surveyed can hold anything.
        kinds.initialize(repeating: .max)
    }

    deinit {
        kinds.deallocate()
    }

    func note(_ chunk: Int, kinds seen: UInt64, hasProblem: Bool) {
        guard chunk < kinds.count else { return }
        kinds[chunk] = seen & ~Self.problem | (hasProblem ? Self.problem : 0)
    }

    func hasProblem(_ chunk: Int) -> Bool {
        chunk >= kinds.count || kinds[chunk] & Self.problem != 0
    }

    /// Whether a chunk holds a record of a selected kind, or something to complain about.
    func hasAny(of selection: RecordSelection, _ chunk: Int) -> Bool {
        guard chunk < kinds.count else { return true }
        if kinds[chunk] & Self.problem != 0 { return true }
        for (kind, isSelected) in selection.kinds.enumerated() where isSelected {
            if kind >= 63 || kinds[chunk] >> UInt64(kind) & 1 != 0 { return true }
        }
        return false
    }
}
