import Detection

/// Where archives and archivers lie.
enum ArchivePlace: Comparable {
    case ordinary
    /// Where programs put down what they need for a while.
    case temporary
    /// Where nobody works and nobody looks.
    case odd

    init(_ path: String) {
        if path.isEmpty {
            self = .ordinary
            return
        }
        if path.utf8.first == 47 {
            self.init(linux: path)
            return
        }
        let text = FoldedText(path)
        if Self.oddPlaces.contains(where: { $0.matches(text) }) || Self.isDirectlyIn(text) {
            self = .odd
        } else {
            self = Self.temporaryPlaces.contains { $0.matches(text) } ? .temporary : .ordinary
        }
    }

    /// Whether only administrators and installers can write there.
    static func isProtected(_ path: String) -> Bool {
        let text = FoldedText(path)
        if path.utf8.first == 47 { return ArchiveMaker.protectedPlaces.matches(text) }
        return protected.contains { $0.matches(text) } && !writable.contains { $0.matches(text) }
    }

    /// A file right in a folder in which there are only folders.
    private static func isDirectlyIn(_ path: FoldedText) -> Bool {
        for folder in bareFolders
        where path.bytes.count > folder.bytes.count + 2 && path.bytes.dropFirst(2).starts(with: folder.bytes) {
            return !path.bytes.dropFirst(folder.bytes.count + 2).contains(92)
        }
        return false
    }

    private static let bareFolders = [FoldedText("\\programdata\\"), FoldedText("\\users\\")]
    private static let oddPlaces = [
        "*\\$recycle.bin\\*", "*\\recycler\\*", "?:\\users\\public\\*", "?:\\perflogs\\*", "?:\\intel\\*", "?:\\amd\\*",
        "?:\\nvidia\\*", "*\\system volume information\\*", "?:\\windows\\tasks\\*", "?:\\windows\\fonts\\*",
        "?:\\windows\\debug\\*", "?:\\windows\\help\\*", "?:\\windows\\media\\*", "?:\\windows\\tracing\\*",
        "?:\\windows\\system32\\tasks\\*", "?:\\windows\\system32\\spool\\drivers\\color\\*", "?:\\windows\\ime\\*",
        "?:\\windows\\cursors\\*", "?:\\windows\\addins\\*", "?:\\windows\\vss\\*", "?:\\users\\default\\*",
        "?:\\windows\\web\\*", "?:\\windows\\registration\\crmlog\\*",
    ].map { Wildcard($0) }
    private static let temporaryPlaces = [
        "*\\temp\\*", "*\\tmp\\*", "?:\\programdata\\*", "*\\appdata\\roaming\\*", "*\\appdata\\locallow\\*",
        "*\\inetcache\\*",
    ].map { Wildcard($0) }
    private static let protected = [
        "?:\\program files\\*", "?:\\program files (x86)\\*", "?:\\windows\\*",
        "?:\\programdata\\microsoft\\windows defender\\platform\\*",
        "?:\\programdata\\microsoft\\windows defender advanced threat protection\\*",
    ].map { Wildcard($0) }
    private static let writable =
        oddPlaces + ["?:\\windows\\temp\\*", "?:\\windows\\*\\tasks\\*"].map { Wildcard($0) }
}
