/// What somebody who misspelt a word may have meant.
enum Spelling {
    /// The word among `known` that is nearest to `word`; nil when none is near.
    ///
    /// Costs the product of the lengths for each known word, none of which is long.
    static func nearest(to word: String, among known: [String]) -> String? {
        let letters = normal(word)
        guard !letters.isEmpty, letters.count <= 64 else { return nil }
        var best: String?
        var bestDistance = Swift.max(1, letters.count / 3) + 1
        for candidate in known {
            let other = normal(candidate)
            guard abs(other.count - letters.count) < bestDistance else { continue }
            let distance = distance(letters, other)
            if distance < bestDistance {
                best = candidate
                bestDistance = distance
            }
        }
        return best
    }

    /// Case, and which dash joins words, are what people get wrong most.
    private static func normal(_ word: String) -> [Unicode.Scalar] {
        word.lowercased().unicodeScalars.map { $0 == "_" || $0 == " " ? "-" : $0 }
    }

    /// Insertions, deletions, changes and swapped neighbours that make `b` of `a`.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
