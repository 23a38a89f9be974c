import Detection

/// A position in a folded registry path, behind its hive; the 32-bit view counts as the key it is a view of.
///
/// It points into the path's bytes and must not outlive them.
struct RegistryPathWalk {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// One component of the path.
    struct Component {
        let start: Int
        let end: Int
        let hash: UInt64
    }

    private static let view32: StaticString = "wow6432node"
    private static let separator = UInt8(ascii: "\\")

    let isUsers: Bool
    private(set) var is32Bit = false
    private let bytes: Bytes
    private var position = 0

    /// Nil for what lies in no hive that is watched.
    init?(_ bytes: Bytes) {
        self.bytes = bytes
        let hive = Self.end(bytes, from: 0)
        isUsers = Self.isOne(bytes, 0, hive, "hku")
        guard isUsers || Self.isOne(bytes, 0, hive, "hklm") else { return nil }
        position = min(hive + 1, bytes.count)
        // Which user it is does not matter.
        if isUsers { position = min(Self.end(bytes, from: position) + 1, bytes.count) }
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// What is left of the path.
    var rest: Bytes { Bytes(rebasing: bytes[position...]) }

    /// FNV-1a over folded bytes.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = WordHash.seed
        for byte in bytes { hash = WordHash.extended(hash, byte) }
        return hash
    }

    /// Takes the next component, and the name of the 32-bit view behind it.
    mutating func next() -> Component {
        let start = position
        var end = start
        var hash = WordHash.seed
        while end < bytes.count, bytes[end] != Self.separator {
            hash = WordHash.extended(hash, bytes[end])
            end &+= 1
        }
        position = min(end &+ 1, bytes.count)
        if !is32Bit, position < bytes.count, bytes[position] == Self.view32.utf8Start[0] {
            let behind = Self.end(bytes, from: position)
            if Self.isOne(bytes, position, behind, Self.view32) {
                is32Bit = true
                position = min(behind &+ 1, bytes.count)
            }
        }
        return Component(start: start, end: end, hash: hash)
    }

    func equals(_ component: Component, _ folded: [UInt8]) -> Bool {
        guard component.end - component.start == folded.count else { return false }
        for index in folded.indices where bytes[component.start &+ index] != folded[index] { return false }
        return true
    }

    /// Where the component that begins at `start` ends.
    private static func end(_ bytes: Bytes, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != separator { end &+= 1 }
        return end
    }

    private static func isOne(_ bytes: Bytes, _ start: Int, _ end: Int, _ name: StaticString) -> Bool {
        guard end - start == name.utf8CodeUnitCount else { return false }
        for index in 0..<(end - start) where bytes[start &+ index] != name.utf8Start[index] { return false }
        return true
    }
}
