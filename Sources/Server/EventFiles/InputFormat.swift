/// The formats of files that can hold event records.
package enum InputFormat: Equatable, Sendable {
    case evtx, windowsXML, jsonLines, packed, unknown

    /// As many bytes of a file's beginning as ``recognise(_:)`` can use.
    package static let lookahead = 64 << 10

    /// The format that a file's first bytes show; its name does not matter.
    package static func recognise(_ first: [UInt8]) -> InputFormat {
        if first.withUnsafeBytes({ EVTXFileHeader.recognises($0) }) { return .evtx }
        if isPacked(first) { return .packed }
        let text = text(first)
        guard let start = text.first(where: { $0 > 32 }) else { return .unknown }
        if contains(text, "<Event", endOfName: true) || contains(text, ":Event", endOfName: true) { return .windowsXML }
        guard start == UInt8(ascii: "{") || start == UInt8(ascii: "[") || contains(text, "\n{", endOfName: false)
        else { return .unknown }
        // Not every JSON file in a folder holds events: one of the keys that records have must be there.
        for key in keys where contains(text, key, endOfName: false) { return .jsonLines }
        return .unknown
    }

    private static let keys = [
        "\"EventID\"", "\"EventId\"", "\"event_id\"", "\"winlog.", "\"winlog\"", "\"event.kind\"", "\"mitsuke.",
        "\"System\"", "\"ProviderName\"",
    ]

    private static func isPacked(_ first: [UInt8]) -> Bool {
        for magic in magics where first.starts(with: magic) { return true }
        // A tar archive's first header has its magic here, and its name first.
        return first.count > 262 && first[257..<262].elementsEqual("ustar".utf8)
    }

    private static let magics: [[UInt8]] = [
        [0x1f, 0x8b],  // gzip
        [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6],  // zip, and an empty one
        [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],  // 7z
        [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],  // xz
        [0x28, 0xb5, 0x2f, 0xfd],  // zstd
        [0x42, 0x5a, 0x68],  // bzip2
    ]

    /// The first bytes as UTF-8.
    private static func text(_ first: [UInt8]) -> [UInt8] {
        var window = TextWindow()
        first.prefix(lookahead).withUnsafeBufferPointer { window.append($0) }
        window.finish()
        return window.bytes
    }

    /// - Parameter endOfName: Something that cannot go on a name must stand behind it.
    private static func contains(_ text: [UInt8], _ needle: String, endOfName: Bool) -> Bool {
        let needle = Array(needle.utf8)
        guard text.count > needle.count, let first = needle.first else { return false }
        for start in 0..<(text.count - needle.count) where text[start] == first {
            guard text[start..<start + needle.count].elementsEqual(needle) else { continue }
            let next = text[start + needle.count]
            if !endOfName || next <= 32 || next == UInt8(ascii: ">") || next == UInt8(ascii: "s") { return true }
        }
        return false
    }
}
