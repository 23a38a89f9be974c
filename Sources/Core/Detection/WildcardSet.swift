/// Patterns of which any one may match. Those that ask for a piece of text somewhere are all looked for in one pass.
package struct WildcardSet: Sendable {
    private typealias Bytes = UnsafeBufferPointer<UInt8>

    /// The pieces of the infix patterns, at most 64.
    private var pieces: [[UInt8]] = []
    /// For each byte, by its lower six bits, the pieces that may begin with it, and those of which it may be the second, as
    /// bits. A piece of one byte has any second byte.
    private var firsts = [UInt64](repeating: 0, count: 64)
    private var seconds = [UInt64](repeating: 0, count: 64)
    private var others: [Wildcard] = []

    package init(_ patterns: [String]) {
        self.init(patterns.map { Wildcard($0) })
    }

    package init(_ patterns: [Wildcard]) {
        for pattern in patterns {
            if let piece = pattern.infix, pieces.count < 64 { add(piece) } else { others.append(pattern) }
        }
    }

    private mutating func add(_ piece: [UInt8]) {
        let bit: UInt64 = 1 << UInt64(pieces.count)
        pieces.append(piece)
        firsts[Int(piece[0] & 63)] |= bit
        if piece.count > 1 {
            seconds[Int(piece[1] & 63)] |= bit
        } else {
            for byte in seconds.indices { seconds[byte] |= bit }
        }
    }

    package var isEmpty: Bool { pieces.isEmpty && others.isEmpty }

    package func matches(_ text: FoldedText) -> Bool {
        for pattern in others where pattern.matches(text) { return true }
        return !pieces.isEmpty && text.bytes.withUnsafeBufferPointer { hasPiece($0) }
    }

    private func hasPiece(_ text: Bytes) -> Bool {
        firsts.withUnsafeBufferPointer { firsts in
            seconds.withUnsafeBufferPointer { seconds in
                for start in 0..<text.count {
                    var candidates = firsts[Int(text[start] & 63)]
                    guard candidates != 0 else { continue }
                    let next = start &+ 1
                    // Behind the end only a piece of one byte can go on, and that goes on with anything.
                    candidates &= seconds[next < text.count ? Int(text[next] & 63) : 0]
                    while candidates != 0 {
                        if occurs(pieces[candidates.trailingZeroBitCount], in: text, at: start) { return true }
                        candidates &= candidates &- 1
                    }
                }
                return false
            }
        }
    }

    private func occurs(_ piece: [UInt8], in text: Bytes, at start: Int) -> Bool {
        guard start + piece.count <= text.count else { return false }
        for index in piece.indices where text[start &+ index] != piece[index] { return false }
        return true
    }
}
