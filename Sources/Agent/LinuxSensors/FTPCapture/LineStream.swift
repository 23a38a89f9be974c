/// One direction of a connection, put together to lines: within bounds, whatever order the segments come in.
struct LineStream {
    /// What is longer is cut there.
    static let lineLimit = 4096
    /// Segments that came too early wait for what is missing; beyond these bounds it is taken for lost.
    static let heldLimit = 16
    static let heldBytesLimit = 65_536

    private var next: UInt32?
    private var held: [(sequence: UInt32, bytes: [UInt8])] = []
    private var heldBytes = 0
    private var line: [UInt8] = []
    /// What comes up to the end of the line belongs to one of which a part is missing.
    private var isBroken = false
    /// How often something was missing.
    private(set) var lossCount = 0

    mutating func open(at sequence: UInt32) {
        next = sequence &+ 1
    }

    /// Hands on each line that is whole now, without its end.
    mutating func take(_ sequence: UInt32, _ bytes: UnsafeRawBufferPointer, _ give: ([UInt8]) -> Void) {
        guard !bytes.isEmpty else { return }
        let expected = next ?? sequence
        next = expected
        let ahead = Int32(bitPattern: sequence &- expected)
        if ahead > 0 {
            hold(sequence, bytes)
            guard held.count > Self.heldLimit || heldBytes > Self.heldBytesLimit else { return }
            skip()
        } else {
            append(sequence, bytes, give)
        }
        while let place = held.firstIndex(where: { Int32(bitPattern: $0.sequence &- (next ?? 0)) <= 0 }) {
            let segment = held.remove(at: place)
            heldBytes -= segment.bytes.count
            segment.bytes.withUnsafeBytes { append(segment.sequence, $0, give) }
        }
    }

    private mutating func hold(_ sequence: UInt32, _ bytes: UnsafeRawBufferPointer) {
        guard !held.contains(where: { $0.sequence == sequence && $0.bytes.count >= bytes.count }) else { return }
        held.append((sequence, [UInt8](bytes)))
        heldBytes += bytes.count
    }

    /// Gives up what is missing and goes on at the earliest segment that is there.
    private mutating func skip() {
        guard let from = next else { return }
        next = held.map(\.sequence).min { $0 &- from < $1 &- from }
        line.removeAll()
        isBroken = true
        lossCount += 1
    }

    private mutating func append(_ sequence: UInt32, _ bytes: UnsafeRawBufferPointer, _ give: ([UInt8]) -> Void) {
        let known = Int((next ?? sequence) &- sequence)
        guard known < bytes.count else { return }
        next = sequence &+ UInt32(truncatingIfNeeded: bytes.count)
        for byte in bytes[known...] {
            if byte == 10 {
                if line.last == 13 { line.removeLast() }
                if !isBroken { give(line) }
                line.removeAll(keepingCapacity: true)
                isBroken = false
            } else if line.count < Self.lineLimit {
                line.append(byte)
            }
        }
    }
}
