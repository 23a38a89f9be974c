import Detection

/// File names of programs, looked up without copying the path; `.exe` counts neither in the set nor in the question.
struct ProgramNames: Sendable {
    /// By hash alone: who makes two names collide makes himself seen, not hidden.
    private var byHash: [UInt64: Int] = [:]
    private var patterns: [(pattern: Wildcard, index: Int)] = []

    init() {}

    init(_ names: [String]) {
        for (index, name) in names.enumerated() { insert(name, index) }
    }

    mutating func insert(_ name: String, _ index: Int) {
        if name.utf8.contains(where: { $0 == 42 || $0 == 63 }) {
            patterns.append((Wildcard(name), index))
        } else {
            let key = Self.key(ofPath: name)
            if byHash[key] == nil { byHash[key] = index }
        }
    }

    func contains(_ path: String) -> Bool { index(ofPath: path) != nil }

    /// The number inserted with the name of the file at `path`.
    func index(ofPath path: String) -> Int? {
        if path.isEmpty { return nil }
        if let index = byHash[Self.key(ofPath: path)] { return index }
        if patterns.isEmpty { return nil }
        let text = FoldedText(WindowsPath.fileName(path))
        return patterns.first { $0.pattern.matches(text) }?.index
    }

    /// The number inserted with a word that stands in a longer text.
    func index(ofHash hash: UInt64) -> Int? { byHash[hash] }

    private static func key(ofPath path: String) -> UInt64 {
        var path = path
        return path.withUTF8 { bytes in
            var start = bytes.count
            while start > 0, bytes[start - 1] != 92, bytes[start - 1] != 47 { start -= 1 }
            var end = bytes.count
            if end - start > 4, bytes[end - 4] == 46, bytes[end - 3] | 32 == 101, bytes[end - 2] | 32 == 120,
                bytes[end - 1] | 32 == 101
            {
                end -= 4
            }
            return hash(bytes[start..<end])
        }
    }

    /// FNV-1a over the bytes with ASCII in lower case.
    static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        var hash = PowerShellWord.seed
        for byte in bytes { hash = PowerShellWord.extended(hash, byte &- 65 < 26 ? byte | 32 : byte) }
        return hash
    }
}
