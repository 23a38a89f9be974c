/// What the command line of a copying program on Linux says of a file that it made: of which other file.
package struct CopyCommand: Sendable, Equatable {
    private var sources: [String] = []
    /// Relative to where the program runs, as its sources.
    private var target = ""

    private static let sourceLimit = 64

    /// Nil for a program that is none of those, or a command line that names no source.
    ///
    /// - Parameters:
    ///   - words: The program first.
    ///   - folder: Where the program runs, if that is known.
    package init?(_ program: String, _ words: [String], in folder: String? = nil) {
        let name = Self.lastPart(program)
        switch name {
        case "cp", "install", "rsync": readCopy(words.dropFirst(), takesValues: name == "install")
        case "dd": readPairs(words.dropFirst())
        default: return nil
        }
        if sources.isEmpty || target.isEmpty { return nil }
        guard let folder else { return }
        if target.utf8.first != 47 { target = Self.joined(folder, target) }
        sources = sources.map { $0.utf8.first == 47 ? $0 : Self.joined(folder, $0) }
    }

    /// A quick look at the program's path.
    package static func couldBe(_ program: String) -> Bool {
        let name = lastPart(program)
        return name == "cp" || name == "install" || name == "rsync" || name == "dd"
    }

    private mutating func readCopy(_ words: ArraySlice<String>, takesValues: Bool) {
        var plain: [String] = []
        var isEnded = false
        var isValue = false
        var takesTarget = false
        for word in words.prefix(Self.sourceLimit * 2) {
            if isValue {
                isValue = false
                if target.isEmpty, takesTarget { target = Self.trimmed(word) }
                takesTarget = false
            } else if isEnded || word.utf8.first != 45 || word.utf8.count == 1 {
                plain.append(word)
            } else if word == "--" {
                isEnded = true
            } else if word == "-t" {
                (isValue, takesTarget) = (true, true)
            } else if word.utf8.starts(with: "--target-directory=".utf8) {
                target = Self.trimmed(String(word.utf8.dropFirst(19)) ?? "")
            } else if takesValues, word == "-m" || word == "-o" || word == "-g" || word == "-S" {
                isValue = true
            }
        }
        if target.isEmpty, plain.count > 1 { target = Self.trimmed(plain.removeLast()) }
        sources = plain.prefix(Self.sourceLimit).map { Self.trimmed($0) }
    }

    private mutating func readPairs(_ words: ArraySlice<String>) {
        for word in words.prefix(Self.sourceLimit) {
            if word.utf8.starts(with: "if=".utf8) { sources = [String(word.utf8.dropFirst(3)) ?? ""] }
            if word.utf8.starts(with: "of=".utf8) { target = String(word.utf8.dropFirst(3)) ?? "" }
        }
    }

    /// Files that the one at `path` can be a copy of, the likeliest first. Whether it is, their contents have to say.
    package func sources(of path: String) -> [String] {
        var found: [String] = []
        func add(_ source: String, _ rest: String, _ folder: String?) {
            var full = source + rest
            if full.utf8.first != 47 {
                guard let folder else { return }
                full = Self.joined(folder, full)
            }
            if full != path, !found.contains(full), found.count < 4 { found.append(full) }
        }
        for source in sources {
            let base = Self.lastPart(source)
            for (folder, rest) in places(of: path) {
                if rest.isEmpty || rest == "/" + base {
                    add(source, "", folder)
                } else if rest.utf8.starts(with: "/\(base)/".utf8) {
                    add(source, String(rest.utf8.dropFirst(base.utf8.count + 1)) ?? "", folder)
                } else {
                    add(source, rest, folder)
                }
            }
        }
        return found
    }

    /// Where the program can run, if that can be told, and what stands behind the target in the path.
    private func places(of path: String) -> [(folder: String?, rest: String)] {
        if target.utf8.first == 47 {
            guard path.utf8.starts(with: target.utf8) else { return [] }
            let rest = String(path.utf8.dropFirst(target.utf8.count)) ?? ""
            guard rest.isEmpty || rest.utf8.first == 47 else { return [] }
            // A relative source may lie anywhere; most often beside the target.
            return [(Self.folder(path), rest), (Self.folder(Self.folder(path)), rest)]
        }
        if target == "." { return [(Self.folder(path), "/" + Self.lastPart(path))] }
        let wanted = Array(("/" + target).utf8)
        let bytes = Array(path.utf8)
        var found: [(folder: String?, rest: String)] = []
        var at = bytes.count - wanted.count
        while at >= 0, found.count < 4 {
            let end = at + wanted.count
            if bytes[at..<end].elementsEqual(wanted), end == bytes.count || bytes[end] == 47 {
                found.append(
                    (String(decoding: bytes[..<at], as: UTF8.self), String(decoding: bytes[end...], as: UTF8.self)))
            }
            at -= 1
        }
        return found
    }

    private static func trimmed(_ word: String) -> String {
        var word = word[...]
        while word.utf8.count > 1, word.utf8.last == 47 { word = word.dropLast() }
        while word.utf8.count > 2, word.utf8.starts(with: "./".utf8) { word = word.dropFirst(2) }
        return String(word)
    }

    private static func joined(_ folder: String, _ path: String) -> String {
        if path == "." { return folder }
        var (folder, rest) = (folder, path[...])
        if rest == ".." { return Self.folder(folder) }
        while rest.utf8.starts(with: "../".utf8) {
            folder = Self.folder(folder)
            rest = rest.dropFirst(3)
        }
        return folder + "/" + rest
    }

    private static func folder(_ path: String) -> String {
        path.utf8.lastIndex(of: 47).map { String(path[..<$0]) } ?? ""
    }

    private static func lastPart(_ path: String) -> String {
        path.utf8.lastIndex(of: 47).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }
}
