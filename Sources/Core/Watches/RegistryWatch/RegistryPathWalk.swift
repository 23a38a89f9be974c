import Detection

/// A position in a registry path, behind its hive; the 32-bit view counts as the key it is a view of.
struct RegistryPathWalk {
    /// One component of the path, folded.
    struct Component {
        let text: Substring.UnicodeScalarView
        let hash: UInt64

        func equals(_ folded: [UInt32]) -> Bool {
            var index = 0
            for scalar in text {
                guard index < folded.count, CaseFolding.fold(scalar.value) == folded[index] else { return false }
                index += 1
            }
            return index == folded.count
        }
    }

    static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let view32 = Array("wow6432node".unicodeScalars.map { $0.value })

    let isUsers: Bool
    private(set) var is32Bit = false
    private(set) var rest: Substring.UnicodeScalarView

    /// Nil for what lies in no hive that is watched.
    init?(_ path: String) {
        var rest = path[...].unicodeScalars
        let hive = Self.take(&rest)
        isUsers = Self.equals(hive, "hku")
        guard isUsers || Self.equals(hive, "hklm") else { return nil }
        // Which user it is does not matter.
        if isUsers { _ = Self.take(&rest) }
        self.rest = rest
    }

    var isAtEnd: Bool { rest.isEmpty }

    static func extended(_ hash: UInt64, _ folded: UInt32) -> UInt64 {
        (hash ^ UInt64(folded)) &* 0x0000_0100_0000_01b3
    }

    /// Takes the next component, and the name of the 32-bit view behind it.
    mutating func next() -> Component {
        let text = Self.take(&rest)
        var hash = Self.emptyHash
        for scalar in text { hash = Self.extended(hash, CaseFolding.fold(scalar.value)) }
        var behind = rest
        let following = Component(text: Self.take(&behind), hash: 0)
        if !is32Bit, following.equals(Self.view32) {
            is32Bit = true
            rest = behind
        }
        return Component(text: text, hash: hash)
    }

    private static func take(_ rest: inout Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        guard let separator = rest.firstIndex(of: "\\") else {
            let all = rest
            rest = rest[rest.endIndex...]
            return all
        }
        let component = rest[..<separator]
        rest = rest[rest.index(after: separator)...]
        return component
    }

    private static func equals(_ text: Substring.UnicodeScalarView, _ folded: String) -> Bool {
        var left = text.makeIterator()
        for scalar in folded.unicodeScalars {
            guard let other = left.next(), CaseFolding.fold(other.value) == scalar.value else { return false }
        }
        return left.next() == nil
    }
}
