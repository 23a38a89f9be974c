import Detection

/// Finds the location of a file's path. Asked for every file that is touched, so that nearly all are refused by their first bytes.
package struct SettingTable: Sendable {
    private struct Entry: Sendable {
        let pattern: SettingPattern
        let location: Int
    }

    /// By folder; those of home folders apart.
    private var folders: [String: [Entry]] = [:]
    private var ofHome: [String: [Entry]] = [:]
    /// The first two letters behind the slash with which a watched folder can begin, as bits.
    private var beginnings = Set<UInt16>()
    /// The same behind the dot in home folders.
    private var hiddenBeginnings = Set<UInt16>()
    package let locations: [SettingLocation]

    package init(_ locations: [SettingLocation]) {
        self.locations = locations
        for (index, location) in locations.enumerated() where location.isEnabled {
            for path in location.paths {
                guard let pattern = SettingPattern(path) else { continue }
                let entry = Entry(pattern: pattern, location: index)
                if pattern.isOfHome {
                    ofHome[pattern.folder, default: []].append(entry)
                    if let key = Self.beginning(path.utf8.dropFirst(3)) { hiddenBeginnings.insert(key) }
                } else {
                    folders[pattern.folder, default: []].append(entry)
                    if let key = Self.beginning(path.utf8.dropFirst(1)) { beginnings.insert(key) }
                }
            }
        }
    }

    /// Everything that is watched, for who looks at what there is.
    package var patterns: [SettingPattern] {
        folders.values.flatMap { $0.map { $0.pattern } } + ofHome.values.flatMap { $0.map { $0.pattern } }
    }

    /// - Parameter isHome: Whether a folder is somebody's home folder.
    package func location(of path: String, isHome: (Substring) -> Bool) -> SettingLocation? {
        guard path.utf8.count > 3, path.utf8.first == 47 else { return nil }
        if let key = Self.beginning(path.utf8.dropFirst(1)), beginnings.contains(key),
            let index = Self.index(path[...], folders)
        {
            return locations[index]
        }
        // What matters in a home folder has a name with a dot in front.
        guard let dot = Self.firstHidden(path), let key = Self.beginning(path.utf8[dot...].dropFirst(1)),
            hiddenBeginnings.contains(key)
        else { return nil }
        let home = path.utf8[..<path.utf8.index(before: dot)]
        let rest = path[dot...]
        guard let index = Self.index(rest, ofHome), isHome(Substring(home)) else { return nil }
        return locations[index]
    }

    private static func index(_ path: Substring, _ table: [String: [Entry]]) -> Int? {
        var end = path.utf8.lastIndex(of: 47)
        let name = end.map { path[path.utf8.index(after: $0)...] } ?? path
        var depth = 0
        while true {
            let folder = end.map { path[..<$0] } ?? ""
            if let entries = table[String(folder)] {
                for entry in entries where depth == 0 ? entry.pattern.holds(name: name) : entry.pattern.isDeep {
                    return entry.location
                }
            }
            depth += 1
            guard depth <= SettingPattern.depthLimit, !folder.isEmpty else { return nil }
            end = folder.utf8.lastIndex(of: 47)
            if end == nil, path.utf8.first == 47 { return nil }
        }
    }

    private static func beginning(_ bytes: Substring.UTF8View) -> UInt16? {
        var bytes = bytes.makeIterator()
        guard let first = bytes.next(), let second = bytes.next() else { return nil }
        return UInt16(first) << 8 | UInt16(second)
    }

    /// Where the first name with a dot in front begins.
    private static func firstHidden(_ path: String) -> String.Index? {
        let bytes = path.utf8
        var before: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == 46, before == 47 { return index }
            before = byte
        }
        return nil
    }
}
