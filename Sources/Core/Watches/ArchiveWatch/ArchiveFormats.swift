import Detection
import Events

/// Tells an archive by its name, and by its first bytes where a sensor had them.
struct ArchiveFormats: Sendable {
    private var byExtension: [String: String] = [:]
    private var byMagic: [(offset: Int, bytes: [UInt8], id: String)] = []

    init(_ formats: [ArchiveFormat]) {
        for format in formats where format.isEnabled {
            for name in format.extensions where byExtension[name] == nil { byExtension[name] = format.id }
            // Two bytes alone are in every other file.
            if format.magic.count > 2 { byMagic.append((format.magicOffset, format.magic, format.id)) }
        }
    }

    /// The format's id; nil when it is no archive as far as one can tell.
    func format(_ file: FileActivity) -> String? {
        format(named: file.path) ?? (isDocument(file.path) ? nil : format(of: file.head))
    }

    func format(named path: String) -> String? {
        let last = WindowsPath.fileExtension(path)
        guard !last.isEmpty else { return nil }
        if let id = byExtension[last] { return id }
        // Pieces: .001 after the archive's own extension, or a letter of the format and a number.
        let digits = last.utf8.reduce(0) { $0 + ($1 &- 48 < 10 ? 1 : 0) }
        if digits == last.utf8.count, digits >= 2 {
            return byExtension[WindowsPath.fileExtension(String(path.dropLast(last.count + 1)))]
        }
        guard digits == 2, last.utf8.count == 3 else { return nil }
        switch last.utf8.first {
        case 114: return byExtension["rar"]
        case 122: return byExtension["zip"]
        case 97: return byExtension["arj"]
        case 99: return byExtension["ace"]
        default: return nil
        }
    }

    private func format(of head: [UInt8]) -> String? {
        guard head.count > 2 else { return nil }
        for (offset, magic, id) in byMagic where offset >= 0 && offset <= head.count - magic.count {
            if head[offset..<(offset + magic.count)].elementsEqual(magic) { return id }
        }
        return nil
    }

    /// Files that are packed by their nature.
    private func isDocument(_ path: String) -> Bool {
        Self.documents.contains(WindowsPath.fileExtension(path))
    }

    private static let documents: Set<String> = [
        "docx", "docm", "dotx", "xlsx", "xlsm", "xlsb", "xltx", "pptx", "pptm", "potx", "vsdx", "odt", "ods", "odp",
        "epub",
        "apk", "jar", "war", "ear", "nupkg", "vsix", "appx", "msix", "appxbundle", "msixbundle", "xpi", "crx", "kmz",
        "3mf",
        "whl", "thmx", "jtd", "jaw",
    ]
}
