import Detection

/// File names of programs, looked up without copying the path; `.exe` counts neither in the set nor in the question.
struct ProgramNames: Sendable {
    /// By hash alone: who makes two names collide makes himself seen, not hidden.
    private var whole = WordTable<Int>()
    private var patterns: [(pattern: Wildcard, index: Int)] = []

    init() {}

    init(_ names: [String]) {
        for (index, name) in names.enumerated() { insert(name, index) }
    }

    mutating func insert(_ name: String, _ index: Int) {
        if name.utf8.contains(where: { $0 == 42 || $0 == 63 }) {
            patterns.append((Wildcard(name), index))
        } else {
            var name = name
            let (word, isNew) = name.withUTF8 { bytes in
                let range = Self.name(in: bytes)
                return (
                    String(decoding: bytes[range], as: UTF8.self),
                    whole.value(bytes, range.lowerBound, range.upperBound) == nil
                )
            }
            if isNew { whole.insert(word, index) }
        }
    }

    func contains(_ path: String) -> Bool { index(ofPath: path) != nil }

    /// The number inserted with the name of the file at `path`.
    func index(ofPath path: String) -> Int? {
        if path.isEmpty { return nil }
        var path = path
        let index = path.withUTF8 { bytes in
            let range = Self.name(in: bytes)
            return whole.value(bytes, range.lowerBound, range.upperBound)
        }
        if let index { return index }
        if patterns.isEmpty { return nil }
        let text = FoldedText(WindowsPath.fileName(path))
        return patterns.first { $0.pattern.matches(text) }?.index
    }

    /// The number inserted with a word that stands in a longer text.
    @inline(__always)
    func index(ofWord bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        whole.value(bytes, start, end)
    }

    /// Where the last component of a path stands, without `.exe`.
    private static func name(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var start = bytes.count
        while start > 0, bytes[start - 1] != 92, bytes[start - 1] != 47 { start -= 1 }
        var end = bytes.count
        if end - start > 4, bytes[end - 4] == 46, bytes[end - 3] | 32 == 101, bytes[end - 2] | 32 == 120,
            bytes[end - 1] | 32 == 101
        {
            end -= 4
        }
        return start..<end
    }
}
