/// A pattern in which `*` stands for any text and `?` for one character; letters' case does not count.
///
/// For ASCII the comparison folds case byte by byte. What is beyond ASCII is folded as Windows does for the letters
/// that occur in Japan: Latin-1, Greek, Cyrillic and full-width letters.
package struct Wildcard: Sendable, Equatable {
    /// Folded, as written.
    package let pattern: String
    private let scalars: [UInt32]
    private let form: Form

    private enum Form: Sendable, Equatable {
        case anything, literal, prefix, suffix, infix, general
    }

    package init(_ pattern: String) {
        var folded: [UInt32] = []
        for scalar in pattern.unicodeScalars {
            let value = CaseFolding.fold(scalar.value)
            if value == 42, folded.last == 42 { continue }
            folded.append(value)
        }
        self.pattern = pattern
        let stars = folded.reduce(0) { $0 + ($1 == 42 ? 1 : 0) }
        let hasQuestion = folded.contains(63)
        if folded == [42] {
            form = .anything
            scalars = []
        } else if stars == 0, !hasQuestion {
            form = .literal
            scalars = folded
        } else if stars == 1, !hasQuestion, folded.last == 42 {
            form = .prefix
            scalars = Array(folded.dropLast())
        } else if stars == 1, !hasQuestion, folded.first == 42 {
            form = .suffix
            scalars = Array(folded.dropFirst())
        } else if stars == 2, !hasQuestion, folded.first == 42, folded.last == 42 {
            form = .infix
            scalars = Array(folded.dropFirst().dropLast())
        } else {
            form = .general
            scalars = folded
        }
    }

    package func matches(_ text: String) -> Bool {
        if case .anything = form { return true }
        return matches(FoldedText(text))
    }

    package func matches(_ text: FoldedText) -> Bool {
        let subject = text.scalars
        switch form {
        case .anything: return true
        case .literal: return subject == scalars
        case .prefix: return subject.count >= scalars.count && starts(subject, at: 0)
        case .suffix: return subject.count >= scalars.count && starts(subject, at: subject.count - scalars.count)
        case .infix:
            guard subject.count >= scalars.count else { return false }
            for start in 0...(subject.count - scalars.count) where starts(subject, at: start) { return true }
            return false
        case .general: return general(subject)
        }
    }

    private func starts(_ subject: [UInt32], at start: Int) -> Bool {
        var index = 0
        while index < scalars.count {
            if subject[start + index] != scalars[index] { return false }
            index += 1
        }
        return true
    }

    /// Greedy with one point to go back to: linear but for repeats, and never exponential.
    private func general(_ subject: [UInt32]) -> Bool {
        var at = 0
        var inPattern = 0
        var star = -1
        var resume = 0
        while at < subject.count {
            if inPattern < scalars.count, scalars[inPattern] == 42 {
                star = inPattern
                resume = at
                inPattern += 1
            } else if inPattern < scalars.count, scalars[inPattern] == 63 || scalars[inPattern] == subject[at] {
                at += 1
                inPattern += 1
            } else if star >= 0 {
                resume += 1
                at = resume
                inPattern = star + 1
            } else {
                return false
            }
        }
        while inPattern < scalars.count, scalars[inPattern] == 42 { inPattern += 1 }
        return inPattern == scalars.count
    }
}

/// A text folded once, to be matched against many patterns.
package struct FoldedText: Sendable {
    package let scalars: [UInt32]

    package init(_ text: String) {
        var folded: [UInt32] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { folded.append(CaseFolding.fold(scalar.value)) }
        scalars = folded
    }
}
