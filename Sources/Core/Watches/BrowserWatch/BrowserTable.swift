import Detection

/// The policy's browsers, ready to be looked up by a program's path.
struct BrowserTable {
    private var names: [String: BrowserProgram.Family] = [:]
    private var namePatterns: [(pattern: Wildcard, family: BrowserProgram.Family)] = []
    /// By the file's name, where a pattern over a path ends in one, so that few are tried.
    private var pathPatterns: [String: [(pattern: Wildcard, family: BrowserProgram.Family)]] = [:]
    private var openPathPatterns: [(pattern: Wildcard, family: BrowserProgram.Family)] = []

    /// The names of all of them; most programs are none.
    private var sieve = NameSieve()

    init(_ browsers: [BrowserProgram]) {
        for browser in browsers where browser.isEnabled {
            for image in browser.images {
                if image.utf8.contains(92) {
                    let name = CaseFolding.folded(WindowsPath.fileName(image))
                    if Self.isPattern(name) {
                        openPathPatterns.append((Wildcard(image), browser.family))
                        // A star also stands for folders.
                        sieve.open()
                    } else {
                        pathPatterns[name, default: []].append((Wildcard(image), browser.family))
                        sieve.insert(name)
                    }
                } else if Self.isPattern(image) {
                    namePatterns.append((Wildcard(image), browser.family))
                    sieve.insert(Wildcard(image))
                } else {
                    names[CaseFolding.folded(image)] = browser.family
                    sieve.insert(image)
                }
            }
        }
    }

    /// What kind of browser the program is; nil when it is none.
    func family(of executable: String) -> BrowserProgram.Family? {
        guard !executable.isEmpty, sieve.passes(nameOf: executable) else { return nil }
        let name = CaseFolding.folded(WindowsPath.fileName(executable))
        let candidates = pathPatterns[name]
        if candidates != nil || !openPathPatterns.isEmpty {
            let path = FoldedText(executable)
            for entry in candidates ?? [] where entry.pattern.matches(path) { return entry.family }
            for entry in openPathPatterns where entry.pattern.matches(path) { return entry.family }
        }
        return family(folded: name)
    }

    /// The same by the file's name alone.
    func family(named name: String) -> BrowserProgram.Family? {
        !name.isEmpty && sieve.passes(name) ? family(folded: CaseFolding.folded(name)) : nil
    }

    private func family(folded name: String) -> BrowserProgram.Family? {
        if let family = names[name] { return family }
        guard !namePatterns.isEmpty else { return nil }
        let folded = FoldedText(name)
        for entry in namePatterns where entry.pattern.matches(folded) { return entry.family }
        return nil
    }

    private static func isPattern(_ text: String) -> Bool {
        text.utf8.contains { $0 == 42 || $0 == 63 }
    }
}
