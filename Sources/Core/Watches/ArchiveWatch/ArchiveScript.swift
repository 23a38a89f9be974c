import Detection

/// Whether a piece of script makes an archive.
enum ArchiveScript {
    static func makesArchive(_ text: String) -> Bool {
        let folded = FoldedText(text.utf8.count <= 20_000 ? text : String(decoding: text.utf8.prefix(20_000), as: UTF8.self))
        return calls.contains { $0.matches(folded) }
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
