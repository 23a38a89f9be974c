import Detection

/// The policy's browsers, ready to be looked up by a program's path.
struct BrowserTable {
    private var names: [String: BrowserProgram.Family] = [:]
    private var namePatterns: [(pattern: Wildcard, family: BrowserProgram.Family)] = []
    private var pathPatterns: [(pattern: Wildcard, family: BrowserProgram.Family)] = []

    init(_ browsers: [BrowserProgram]) {
        for browser in browsers where browser.isEnabled {
            for image in browser.images {
                if image.utf8.contains(92) {
                    pathPatterns.append((Wildcard(image), browser.family))
                } else if image.utf8.contains(where: { $0 == 42 || $0 == 63 }) {
                    namePatterns.append((Wildcard(image), browser.family))
                } else {
                    names[CaseFolding.folded(image)] = browser.family
                }
            }
        }
    }

    /// What kind of browser the program is; nil when it is none.
    func family(of executable: String) -> BrowserProgram.Family? {
        guard !executable.isEmpty else { return nil }
        let path = FoldedText(executable)
        for entry in pathPatterns where entry.pattern.matches(path) { return entry.family }
        return family(named: WindowsPath.fileName(executable))
    }

    /// The same by the file's name alone.
    func family(named name: String) -> BrowserProgram.Family? {
        if let family = names[CaseFolding.folded(name)] { return family }
        guard !namePatterns.isEmpty else { return nil }
        let folded = FoldedText(name)
        for entry in namePatterns where entry.pattern.matches(folded) { return entry.family }
        return nil
    }
}
