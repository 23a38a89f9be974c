import Detection

/// File names of programs, as patterns; without regard to case.
struct NameSet: Sendable {
    private var names: Set<String> = []
    private var patterns: [Wildcard] = []

    init(_ names: [String]) {
        for name in names {
            if name.utf8.contains(where: { $0 == 42 || $0 == 63 }) {
                patterns.append(Wildcard(name))
            } else {
                self.names.insert(CaseFolding.folded(name))
            }
        }
    }

    func contains(_ name: String) -> Bool {
        if names.contains(CaseFolding.folded(name)) { return true }
        guard !patterns.isEmpty else { return false }
        let folded = FoldedText(name)
        return patterns.contains { $0.matches(folded) }
    }
}
