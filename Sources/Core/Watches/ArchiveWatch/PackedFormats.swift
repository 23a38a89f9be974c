import Detection

/// Files that are packed by their nature, and are no archives to anybody.
enum PackedFormats {
    static func isPacked(_ name: String) -> Bool { isOffice(name) || others.contains(name) }

    static func isOffice(_ name: String) -> Bool { office.contains(name) }

    /// Whether a name says that the file is still being fetched.
    static func isOnItsWay(_ name: String) -> Bool { onTheirWay.contains(name) }

    /// Whether a zip's first entry is that of a document or a program's package.
    static func isDocument(_ head: [UInt8]) -> Bool {
        guard head.count > 30, head.starts(with: [0x50, 0x4b, 0x03, 0x04]) else { return false }
        let length = Int(head[26]) | Int(head[27]) << 8
        let name = head[30...].prefix(length)
        return firstEntries.contains { name.starts(with: $0.utf8) }
    }

    private static let firstEntries = [
        "[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "visio/", "customXml/", "mimetype",
        "META-INF/", "AndroidManifest.xml", "classes.dex", "extension.vsixmanifest", "AppxManifest.xml",
        "AppxBlockMap.xml", "FixedDocSeq.fdseq", "doc.kml",
    ]
    private static let office: Set<String> = [
        "docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xlsb", "xltx", "xltm", "xlam", "pptx", "pptm", "potx", "potm",
        "ppsx", "ppsm", "vsdx",
    ]
    private static let others: Set<String> = [
        "odt", "ods", "odp", "odg", "odf", "epub", "apk", "apks", "aab", "ipa", "jar", "war", "ear", "nupkg", "snupkg",
        "vsix", "appx", "msix", "appxbundle", "msixbundle", "xpi", "crx", "kmz", "3mf", "whl", "egg", "thmx", "jtd",
        "jaw", "xps", "oxps", "vstx", "vssx", "accdt", "mpp", "pbix", "twbx", "xmind", "sketch", "svgz", "emz", "wmz",
        "ora", "kra", "cbz", "cbr", "mcaddon", "unitypackage", "themepack", "deskthemepack",
        "gem", "crate", "conda", "npz", "pt", "pth", "keras", "aar", "hpi", "jpi", "ipk", "opk", "box", "ova", "apkg",
        "pages",
        "numbers", "key", "idml", "sla", "blend", "gnumeric", "dia", "pk3", "sb3", "mcpack", "nar", "synctex",
    ]
    private static let onTheirWay: Set<String> = [
        "part", "crdownload", "partial", "download", "opdownload", "filepart",
    ]
}
