/// A pattern in which `*` stands for any text and `?` for one character; letters' case does not count.
///
/// Both sides are folded by ``CaseFolding`` and compared as UTF-8.
package struct Wildcard: Sendable, Equatable {
    /// Folded, as written but for repeated stars.
    private let bytes: [UInt8]
    private let form: Form

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
    }

    /// With what every text begins that matches; nil when it may be anything.
    package var firstByte: UInt8? {
        switch form {
        case .anything, .suffix, .infix: nil
        case .literal, .prefix: bytes.first
        case .general: bytes.first.flatMap { $0 == Self.star || $0 == Self.question ? nil : $0 }
        }
    }

    package func matches(_ text: String) -> Bool {
        if case .anything = form { return true }
        return matches(FoldedText(text))
    }

    package func matches(_ text: FoldedText) -> Bool {
        let subject = text.bytes
        switch form {
        case .anything: return true
        case .literal: return subject.count == bytes.count && occurs(in: subject, at: 0)
        case .prefix: return subject.count >= bytes.count && occurs(in: subject, at: 0)
        case .suffix: return subject.count >= bytes.count && occurs(in: subject, at: subject.count - bytes.count)
        case .infix:
            guard subject.count >= bytes.count else { return false }
            let first = bytes[0]
            for start in 0...(subject.count - bytes.count)
            where subject[start] == first && occurs(in: subject, at: start) {
                return true
            }
            return false
        case .general: return general(subject)
        }
    }

    @inline(__always)
    private func occurs(in subject: [UInt8], at start: Int) -> Bool {
        // From the end: names and paths differ there rather than in front.
        var index = bytes.count
        while index > 0 {
            index -= 1
            if subject[start + index] != bytes[index] { return false }
        }
        return true
    }

    /// Greedy with one point to go back to: linear but for repeats, and never exponential.
    private func general(_ subject: [UInt8]) -> Bool {
        var at = 0
        var inPattern = 0
        var star = -1
        var resume = 0
        while at < subject.count {
            if inPattern < bytes.count, bytes[inPattern] == Self.star {
                star = inPattern
                resume = at
                inPattern += 1
            } else if inPattern < bytes.count, bytes[inPattern] == Self.question {
                at = Self.next(subject, at)
                inPattern += 1
            } else if inPattern < bytes.count, bytes[inPattern] == subject[at] {
                at += 1
                inPattern += 1
            } else if star >= 0 {
                resume = Self.next(subject, resume)
                at = resume
                inPattern = star + 1
            } else {
                return false
            }
        }
        while inPattern < bytes.count, bytes[inPattern] == Self.star { inPattern += 1 }
        return inPattern == bytes.count
    }

    /// Where the character after the one at `at` begins.
    private static func next(_ subject: [UInt8], _ at: Int) -> Int {
        var at = at + 1
        while at < subject.count, subject[at] & 0xc0 == 0x80 { at += 1 }
        return at
    }
}
