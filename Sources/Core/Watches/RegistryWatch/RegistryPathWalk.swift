import Detection

/// A position in a folded registry path, behind its hive; the 32-bit view counts as the key it is a view of.
struct RegistryPathWalk {
    /// One component of the path.
    struct Component {
        let range: Range<Int>
        let hash: UInt64
    }

    private static let view32 = Array("wow6432node".utf8)
    private static let separator = UInt8(ascii: "\\")

    let isUsers: Bool
    private(set) var is32Bit = false
    private let bytes: [UInt8]
    private var position = 0

    /// Nil for what lies in no hive that is watched.
    init?(_ path: String) {
        bytes = FoldedText(path).bytes
        var position = 0
        let hive = Self.take(bytes, &position)
        isUsers = bytes[hive].elementsEqual("hku".utf8)
        guard isUsers || bytes[hive].elementsEqual("hklm".utf8) else { return nil }
        // Which user it is does not matter.
        if isUsers { _ = Self.take(bytes, &position) }
        self.position = position
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// What is left of the path.
    var rest: FoldedText { FoldedText(folded: bytes[position...]) }

    /// FNV-1a over folded bytes.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }

    /// Takes the next component, and the name of the 32-bit view behind it.
    mutating func next() -> Component {
        let range = Self.take(bytes, &position)
        if !is32Bit, is32BitView(at: position) {
            is32Bit = true
            position = min(position + Self.view32.count + 1, bytes.count)
        }
        return Component(range: range, hash: Self.hash(bytes[range]))
    }

    private func is32BitView(at start: Int) -> Bool {
        let end = start + Self.view32.count
        guard end <= bytes.count, bytes[start] == Self.view32[0] else { return false }
        return (end == bytes.count || bytes[end] == Self.separator) && bytes[start..<end].elementsEqual(Self.view32)
    }

    func equals(_ component: Component, _ folded: [UInt8]) -> Bool {
        component.range.count == folded.count && bytes[component.range].elementsEqual(folded)
    }

    private static func take(_ bytes: [UInt8], _ position: inout Int) -> Range<Int> {
        let start = position
        var end = start
        while end < bytes.count, bytes[end] != separator { end += 1 }
        position = min(end + 1, bytes.count)
        return start..<end
    }
}
