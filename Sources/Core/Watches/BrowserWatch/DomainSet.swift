import Detection

/// Domains with all that lies below them.
struct DomainSet {
    private var domains: Set<String> = []

    init(_ domains: [String]) {
        for domain in domains {
            self.domains.insert(CaseFolding.folded(domain.hasPrefix("*.") ? String(domain.dropFirst(2)) : domain))
        }
    }

    func contains(_ domain: String) -> Bool {
        var rest = Substring(CaseFolding.folded(domain))
        if rest.hasSuffix(".") { rest = rest.dropLast() }
        // A name has at most 127 labels.
        for _ in 0..<128 {
            guard !rest.isEmpty else { return false }
            if domains.contains(String(rest)) { return true }
            guard let dot = rest.utf8.firstIndex(of: 46) else { return false }
            rest = rest[rest.utf8.index(after: dot)...]
        }
        return false
    }
}
