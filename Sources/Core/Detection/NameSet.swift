/// Names and patterns of names, asked often: names without wildcards are looked up, the rest are tried.
package struct NameSet: Sendable {
    private var literals: [String: Int] = [:]
    private var patterns: [(Wildcard, Int)] = []

    package init(_ names: [String]) {
        for (index, name) in names.enumerated() { insert(name, index) }
    }

    package init() {}

    package mutating func insert(_ name: String, _ index: Int) {
        if name.utf8.contains(where: { $0 == 42 || $0 == 63 }) {
            patterns.append((Wildcard(name), index))
        } else {
            let folded = CaseFolding.folded(name)
            if literals[folded] == nil { literals[folded] = index }
        }
    }

    package func contains(_ name: String) -> Bool {
        index(of: name) != nil
    }

    /// What was inserted with the name, or with the first pattern that matches it.
    package func index(of name: String) -> Int? {
        if let index = literals[CaseFolding.folded(name)] { return index }
        if patterns.isEmpty { return nil }
        let text = FoldedText(name)
        for (pattern, index) in patterns where pattern.matches(text) { return index }
        return nil
    }
}
