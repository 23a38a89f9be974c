import Events
import Glibc

/// What was taken from the kernel's queue and is not told yet.
///
/// The kernel compares each new event with those that wait, to merge them, in the time of whoever works on files: a long queue there makes
/// others slow. So it is emptied here first, as far as there is room, and told afterwards.
struct ReadAhead: ~Copyable {
    struct Piece {
        fileprivate var memory: UnsafeMutableRawBufferPointer
        fileprivate var count: Int
        /// When it was taken.
        var time: Timestamp

        var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }
    }

    private var waiting: [Piece] = []
    private var first = 0
    private var free: [UnsafeMutableRawBufferPointer] = []
    private let limit: Int
    private static let pieceBytes = 32 << 10
    private static let freeLimit = 4

    /// - Parameter bytes: Of memory, at the most; one piece at the least.
    init(limitBytes bytes: Int) {
        limit = max(1, bytes / Self.pieceBytes)
    }

    deinit {
        for piece in waiting[first...] { piece.memory.deallocate() }
        for memory in free { memory.deallocate() }
    }

    var isEmpty: Bool { first == waiting.count }
    var isFull: Bool { waiting.count - first >= limit }

    /// Takes what there is, as far as there is room.
    mutating func fill(from descriptor: Int32) {
        while !isFull {
            let memory = free.popLast() ?? .allocate(byteCount: Self.pieceBytes, alignment: 16)
            let count = read(descriptor, memory.baseAddress, memory.count)
            guard count > 0 else {
                free.append(memory)
                return
            }
            waiting.append(Piece(memory: memory, count: count, time: SystemClock.now))
        }
    }

    /// What came first; it stays until ``removeFirst()``.
    var next: Piece? { isEmpty ? nil : waiting[first] }

    mutating func removeFirst() {
        let memory = waiting[first].memory
        if free.count < Self.freeLimit { free.append(memory) } else { memory.deallocate() }
        first += 1
        if isEmpty || first >= 256 {
            waiting.removeFirst(first)
            first = 0
        }
    }
}
