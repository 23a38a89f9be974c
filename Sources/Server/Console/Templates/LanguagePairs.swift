import Detection

/// Templates carry their texts as pairs, `[[English|日本語]]`: both stand where they are shown, and none can be forgotten.
enum LanguagePairs {
    struct Mistake: Error, Equatable {
        /// The pair as it stands there.
        var text: String
    }

    /// The template in one language.
    static func resolve(_ source: String, _ language: Language) throws(Mistake) -> String {
        var out = ""
        var rest = source[...]
        while let start = rest.range(of: "[[") {
            out += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].range(of: "]]") else {
                throw Mistake(text: String(rest[start.lowerBound...].prefix(60)))
            }
            let pair = rest[start.upperBound..<end.lowerBound]
            let parts = pair.split(separator: "|", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { throw Mistake(text: String(pair)) }
            out += language == .en ? parts[0] : parts[1]
            rest = rest[end.upperBound...]
        }
        return out + rest
    }
}

extension StringProtocol {
    /// The first place of a text in this one.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            guard let first = self[start...].utf8.firstIndex(of: text.utf8.first ?? 0) else { return nil }
            if self[first...].utf8.starts(with: text.utf8) {
                return first..<self.utf8.index(first, offsetBy: text.utf8.count)
            }
            start = self.utf8.index(after: first)
        }
        return nil
    }
}
