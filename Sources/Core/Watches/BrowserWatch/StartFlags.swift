import Detection

/// What a browser's command line says about how it was started.
struct StartFlags {
    /// Without a window, or with one that nobody can see.
    var isHeadless = false
    /// Driven through its debugging port.
    var isDebugged = false
    /// Driven by a test driver, or with an extension from a folder.
    var isAutomated = false
    /// The folder of an extension that is loaded without the store.
    var extensionFolder = ""
    /// With its protection weakened or its traffic led elsewhere.
    var isWeakened = false
    /// In the background by the browser's own design.
    var isBackground = false
    /// A part of a browser that runs already: renderer, network service, tab.
    var isPart = false
    /// By COM, on behalf of another program.
    var isEmbedding = false
    /// The profile's folder, where it is given.
    var profile = ""
    /// The first page.
    var url = ""

    /// Flags that only tests, servers and intruders use.
    var isDriven: Bool { isHeadless || isDebugged || isAutomated }

    /// - Parameters:
    ///   - words: of the command line, with or without the program's own name.
    ///   - automation: the policy's patterns.
    init(_ words: [String], automation: WildcardSet, background: WildcardSet) {
        var expectsProfile = false
        for word in words.prefix(Self.wordLimit) {
            if expectsProfile {
                profile = word
                expectsProfile = false
                continue
            }
            guard let flag = Self.flag(word) else {
                let text = CaseFolding.folded(word)
                if Self.begins(text, "scodef:") { isPart = true }
                if url.isEmpty, Self.isURL(text) { url = word }
                continue
            }
            switch flag {
            case "--embedding": isEmbedding = true
            case "--contentproc", "--type": isPart = true
            case "--profile": expectsProfile = true
            default: break
            }
            if Self.begins(flag, "--type=") { isPart = true }
            if Self.begins(flag, "--user-data-dir=") { profile = Self.value(of: word) }
            if Self.begins(flag, "--app=") { url = Self.value(of: word) }
            let folded = FoldedText(flag)
            // Most flags are written with two dashes already.
            let written = word.utf8.starts(with: "--".utf8) ? nil : FoldedText(word)
            func matches(_ patterns: WildcardSet) -> Bool {
                patterns.matches(folded) || written.map { patterns.matches($0) } ?? false
            }
            if matches(background) { isBackground = true }
            if matches(automation) { note(automation: flag, word) }
        }
    }

    /// Nobody needs as many; a longer command line is there to be unreadable, and costs time.
    private static let wordLimit = 4_096

    /// The flag with two dashes and in lower case: browsers take `-headless` and `/headless` for it too.
    private static func flag(_ word: String) -> String? {
        guard let first = word.utf8.first, first == 45 || first == 47 else { return nil }
        let text = CaseFolding.folded(word)
        if begins(text, "--") { return text }
        return "--" + String(text.dropFirst())
    }

    private mutating func note(automation flag: String, _ word: String) {
        if flag.hasPrefix("--window-position=") {
            if Self.isOffScreen(Self.value(of: flag)) { isHeadless = true }
        } else if Self.has(
            flag, ["--headless", "--dump-dom", "--print-to-pdf", "--screenshot", "--repl"])
        {
            isHeadless = true
        } else if Self.has(flag, ["--remote-", "--start-debugger"]) {
            isDebugged = true
        } else if Self.has(flag, ["--load-extension", "--disable-extensions-except"]) {
            if flag.utf8.contains(61), Self.isPackaged(Self.value(of: word)) { return }
            isAutomated = true
            if flag.hasPrefix("--load-extension=") { extensionFolder = Self.value(of: word) }
        } else if Self.has(
            flag,
            ["--proxy-", "--host-resolver", "--ignore-certificate", "--disable-web-security", "--silent-launch"])
        {
            isWeakened = true
        } else {
            isAutomated = true
        }
    }

    private static func has(_ flag: String, _ prefixes: [StaticString]) -> Bool {
        for prefix in prefixes where begins(flag, prefix) { return true }
        return false
    }

    private static func begins(_ text: String, _ prefix: StaticString) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= prefix.utf8CodeUnitCount else { return false }
            for index in 0..<prefix.utf8CodeUnitCount where bytes[index] != prefix.utf8Start[index] { return false }
            return true
        }
    }

    private static func value(of word: String) -> String {
        guard let equals = word.utf8.firstIndex(of: 61) else { return "" }
        let value = word[word.utf8.index(after: equals)...].filter { $0 != "\"" }
        return String(value)
    }

    /// Debian starts Chromium with the extensions that its packages brought, or with none.
    private static func isPackaged(_ folders: String) -> Bool {
        for folder in folders.utf8.split(separator: 44) {
            guard folder.starts(with: "/usr/share/".utf8), !Self.climbs.matches(String(decoding: folder, as: UTF8.self))
            else {
                return false
            }
        }
        return true
    }

    private static let climbs = Wildcard("*/../*")

    private static func isURL(_ word: String) -> Bool {
        has(
            word,
            [
                "http://", "https://", "ftp://", "data:", "file:", "javascript:", "vbscript:", "microsoft-edge:http",
                "www.",
            ])
    }

    /// Screens to the left or above have negative coordinates, but not both this far.
    private static func isOffScreen(_ position: String) -> Bool {
        let parts = position.split(separator: ",", maxSplits: 2)
        guard parts.count == 2, let x = Int(parts[0]), let y = Int(parts[1]) else { return false }
        return x <= -10_000 || y <= -10_000 || (x <= -1_000 && y <= -1_000)
    }
}
