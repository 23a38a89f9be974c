import Detection

struct NameSet {
    let p: [Wildcard]
    init(_ p: [String]) { self.p = p.map { Wildcard($0) } }
    func contains(_ name: String) -> Bool { let f = FoldedText(name); return p.contains { $0.matches(f) } }
}
struct CommandLine {
    var words: [String] = []
    init(_ text: String) {
        var word = ""; var q = false; var any = false
        for c in text.unicodeScalars {
            if c == "\"" { q.toggle(); any = true; continue }
            if !q, c == " " || c == "\t" {
                if any || !word.isEmpty { words.append(word) }; word = ""; any = false; continue
            }
            word.unicodeScalars.append(c)
        }
        if any || !word.isEmpty { words.append(word) }
    }
}
