/// A pattern in which `*` stands for any text and `?` for one character; letters' case does not count.
///
/// Both sides are folded by ``CaseFolding`` and compared as UTF-8.
package struct Wildcard: Sendable, Equatable {
    /// Folded, as written but for repeated stars.
    private let bytes: [UInt8]
    private let form: Form
    /// In the general form: how many bytes in front, of which only the very first may be a question mark, and how many bytes
    /// at the end stand for themselves. What differs there is turned away at once.
    private let headCount: Int
    private let tailCount: Int

    private enum Form: Sendable, Equatable {
        case anything, literal, prefix, suffix, infix, general
    }

    private static let star = UInt8(ascii: "*")
    private static let question = UInt8(ascii: "?")

    package init(_ pattern: String) {
        var folded: [UInt8] = []
        for byte in FoldedText(pattern).bytes where !(byte == Self.star && folded.last == Self.star) {
            folded.append(byte)
        }
        let stars = folded.reduce(0) { $0 + ($1 == Self.star ? 1 : 0) }
        if folded.contains(Self.question) {
            form = .general
        } else if folded == [Self.star] {
            form = .anything
        } else if stars == 0 {
            form = .literal
        } else if stars == 1, folded.last == Self.star {
            form = .prefix
            folded.removeLast()
        } else if stars == 1, folded.first == Self.star {
            form = .suffix
            folded.removeFirst()
        } else if stars == 2, folded.count > 2, folded.first == Self.star, folded.last == Self.star {
            form = .infix
            folded.removeLast()
            folded.removeFirst()
        } else {
            form = .general
        }
        bytes = folded
        headCount =
            folded.indices.first { folded[$0] == Self.star || $0 > 0 && folded[$0] == Self.question } ?? folded.count
        tailCount = folded.reversed().prefix { $0 != Self.star && $0 != Self.question }.count
    }

    /// With what every text begins that matches; empty when it may be anything.
    package var head: ArraySlice<UInt8> {
        switch form {
        case .anything, .suffix, .infix: []
        case .literal, .prefix: bytes[...]
        case .general: bytes.first == Self.question ? [] : bytes[..<headCount]
        }
    }

    /// The text that the pattern asks for anywhere; nil when it asks for something else.
    var infix: [UInt8]? {
        if case .infix = form { bytes } else { nil }
    }

    package func matches(_ text: String) -> Bool {
        if case .anything = form { return true }
        return matches(FoldedText(text))
    }

    package func matches(_ text: FoldedText) -> Bool {
        if case .anything = form { return true }
        return text.bytes.withUnsafeBufferPointer { matches(folded: $0) }
    }

    /// The same of bytes that are folded.
    package func matches(folded subject: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { matches(subject, $0) }
    }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    @inline(__always)
    private func matches(_ subject: Bytes, _ pattern: Bytes) -> Bool {
        let spare = subject.count - pattern.count
        switch form {
        case .anything: return true
        case .literal: return spare == 0 && Self.occurs(pattern, in: subject, at: 0)
        case .prefix: return spare >= 0 && Self.occurs(pattern, in: subject, at: 0)
        case .suffix: return spare >= 0 && Self.occurs(pattern, in: subject, at: spare)
        case .infix:
            guard spare >= 0 else { return false }
            let first = pattern[0]
            for start in 0...spare where subject[start] == first && Self.occurs(pattern, in: subject, at: start) {
                return true
            }
            return false
        case .general: return hasEnds(subject, pattern) && Self.general(subject, pattern)
        }
    }

    @inline(__always)
    private static func occurs(_ pattern: Bytes, in subject: Bytes, at start: Int) -> Bool {
        // From the end: names and paths differ there rather than in front.
        var index = pattern.count
        while index > 0 {
            index &-= 1
            if subject[start &+ index] != pattern[index] { return false }
        }
        return true
    }

    /// Whether the subject ends, and begins, as the pattern does.
    @inline(__always)
    private func hasEnds(_ subject: Bytes, _ pattern: Bytes) -> Bool {
        guard subject.count >= max(headCount, tailCount) else { return false }
        var index = 1
        while index <= tailCount {
            if subject[subject.count &- index] != pattern[pattern.count &- index] { return false }
            index &+= 1
        }
        guard headCount > 0 else { return true }
        index = 0
        if pattern[0] == Self.question {
            // A character of several bytes: the whole comparison counts those.
            if subject[0] >= 0x80 { return true }
            index = 1
        }
        while index < headCount {
            if subject[index] != pattern[index] { return false }
            index &+= 1
        }
        return true
    }

    /// Greedy with one point to go back to: linear but for repeats, and never exponential.
    private static func general(_ subject: Bytes, _ pattern: Bytes) -> Bool {
        var at = 0
        var inPattern = 0
        var star = -1
        var resume = 0
        while at < subject.count {
            if inPattern < pattern.count {
                let wanted = pattern[inPattern]
                if wanted == Self.star {
                    star = inPattern
                    resume = at
                    inPattern += 1
                    if inPattern == pattern.count { return true }
                    continue
                }
                if wanted == Self.question {
                    at = next(subject, at)
                    inPattern += 1
                    continue
                }
                if wanted == subject[at] {
                    at += 1
                    inPattern += 1
                    continue
                }
            }
            guard star >= 0 else { return false }
            resume = next(subject, resume)
            at = resume
            inPattern = star + 1
        }
        while inPattern < pattern.count, pattern[inPattern] == Self.star { inPattern += 1 }
        return inPattern == pattern.count
    }

    /// Where the character after the one at `at` begins.
    private static func next(_ subject: Bytes, _ at: Int) -> Int {
        var at = at + 1
        while at < subject.count, subject[at] & 0xc0 == 0x80 { at += 1 }
        return at
    }
}
