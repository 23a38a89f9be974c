import Detection

/// Whether a piece of script makes an archive.
enum ArchiveScript {
    static func makesArchive(_ text: String) -> Bool {
        guard mentionsPacking(text) else { return false }
        let folded = FoldedText(
            text.utf8.count <= 20_000 ? text : String(decoding: text.utf8.prefix(20_000), as: UTF8.self))
        return calls.contains { $0.matches(folded) }
    }

    /// A quick look for "zip" and "compress", without which no call is one.
    private static func mentionsPacking(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= 3 else { return false }
            for at in 0..<(bytes.count - 2) {
                let first = bytes[at] | 32
                if first == 122, bytes[at + 1] | 32 == 105, bytes[at + 2] | 32 == 112 { return true }
                if first == 109, bytes[at + 1] | 32 == 112, bytes[at + 2] | 32 == 114 { return true }
            }
            return false
        }
    }

    /// Whether a block's text only says how archives are made, as the source of a module does.
    static func onlyDefines(_ text: String) -> Bool {
        text.utf8.count > 4_000 || definition.matches(text)
    }

    private static let definition = Wildcard("*function *compress-*")
    private static let calls = [
        "*compress-archive*", "*zipfile]::createfromdirectory*", "*zipfile]::open(*", "*compressionmode]::compress*",
        "*ziparchivemode]::create*", "*zipfile.createfromdirectory*",
    ].map { Wildcard($0) }
}
