import Detection

/// Sources of an archive that nobody packs by chance: documents by wildcard, profiles, drives, shares, secrets.
enum GreedySources {
    /// - Parameter archive: The archive that is made, which is no source.
    static func areIn(_ words: [String], archive: String) -> Bool {
        words.contains { $0 != archive && isGreedy($0) }
    }

    private static func isGreedy(_ word: String) -> Bool {
        var word = word[...]
        if word.utf8.first == 45 {
            // 7-Zip's `-ir!*.docx`, RAR's `-n*.docx`.
            if let mark = word.utf8.firstIndex(of: 33) {
                guard !word.hasPrefix("-x") else { return false }
                word = word[word.utf8.index(after: mark)...]
            } else if word.hasPrefix("-n") {
                word = word.dropFirst(2)
            } else {
                return false
            }
        }
        while let last = word.utf8.last, [34, 39, 44, 59, 41].contains(last) { word = word.dropLast() }
        while let first = word.utf8.first, [34, 39, 64, 40].contains(first) { word = word.dropFirst() }
        guard word.utf8.count > 2 else { return false }
        let text = String(word)
        return isDocuments(text) || isShare(text) || isPlace(text) || secrets.contains { $0.matches(text) }
    }

    private static func isDocuments(_ word: String) -> Bool {
        let name = WindowsPath.fileName(word)
        let ending = WindowsPath.fileExtension(name)
        if dumps.contains(ending) { return true }
        guard name.utf8.contains(42) || name.utf8.contains(63) else { return false }
        return documents.contains(ending) || ending.utf8.last == 42 && documents.contains(String(ending.dropLast()))
    }

    /// `\\server\share\…`, but neither a device nor this computer.
    private static func isShare(_ word: String) -> Bool {
        guard word.hasPrefix("\\\\") else { return false }
        let server = word.dropFirst(2).prefix { $0 != "\\" }
        return !server.isEmpty && server != "." && server != "?" && server != "localhost" && server != "127.0.0.1"
            && word.utf8.dropFirst(2).contains(92)
    }

    private static let documents: Set<String> = [
        "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "pdf", "rtf", "odt", "ods", "odp", "jtd", "jtt",
        "one", "vsd", "vsdx", "mdb", "accdb", "pst", "ost", "msg", "eml", "dwg", "dxf", "kdb", "kdbx", "ppk", "pem",
        "pfx", "p12", "ovpn", "rdp", "jww",
    ]
    /// What memory and passwords are kept in; one such file is enough.
    private static let dumps: Set<String> = ["dmp", "hdmp", "mdmp", "kdbx", "dit"]

    /// A drive, everybody's profiles, a profile, or one of the folders in which people keep their own.
    private static func isPlace(_ word: String) -> Bool {
        var parts = CaseFolding.folded(word).split(separator: "\\", omittingEmptySubsequences: true)[...]
        if let last = parts.last, last == "*" || last == "*.*" { parts = parts.dropLast() }
        guard let first = parts.first else { return false }
        if first.utf8.count == 2, first.utf8.last == 58 {
            // `C:` and `C:\Users`.
            if parts.count == 1 { return word.utf8.contains(92) }
            guard parts[parts.startIndex + 1] == "users" else { return false }
            parts = parts.dropFirst(3)
        } else if profiles.contains(String(first)) {
            if first == "~", !word.utf8.contains(92) { return false }
            parts = parts.dropFirst()
        } else {
            return false
        }
        guard let folder = parts.first else { return true }
        return parts.count == 1 && (folders.contains(String(folder)) || folder.hasPrefix("onedrive"))
    }

    private static let profiles: Set<String> = [
        "%userprofile%", "$env:userprofile", "${env:userprofile}", "$home", "~", "%public%", "$env:public",
    ]
    private static let folders: Set<String> = [
        "documents", "my documents", "desktop", "downloads", "appdata", "pictures", "favorites",
    ]
    private static let secrets = [
        "*\\ntds.dit", "*\\windows\\ntds", "*\\windows\\ntds\\*", "*\\system32\\config", "*\\system32\\config\\*",
        "*\\login data", "%appdata%", "$env:appdata",
    ].map { Wildcard($0) }
}
