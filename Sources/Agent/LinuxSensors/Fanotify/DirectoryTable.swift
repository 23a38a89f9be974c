/// The paths of directories by their handles: bounded, and right after directories were renamed.
///
/// A rename of a directory changes the path of everything below it. The last renames are kept, and applied to a path when it is
/// asked for; a path older than all of them is forgotten.
struct DirectoryTable {
    private struct Entry {
        var path: String
        /// How many renames this path has seen.
        var renames: Int
    }

    private struct Rename {
        let from: String
        let to: String
    }

    private static let renamesKept = 256

    /// Two tables that are each half of the bound: what is not asked for while one fills up is forgotten.
    private var young: [HandleKey: Entry] = [:]
    private var old: [HandleKey: Entry] = [:]
    private let half: Int
    private var renames: [Rename] = []
    private var renameCount = 0

    init(limit: Int) {
        half = max(1, limit / 2)
    }

    var count: Int {
        young.count + old.count
    }

    mutating func path(of key: HandleKey) -> String? {
        if let entry = young[key] {
            if entry.renames == renameCount { return entry.path }
            return refreshed(entry, key)
        }
        guard let entry = old.removeValue(forKey: key) else { return nil }
        if entry.renames == renameCount {
            set(key, entry.path)
            return entry.path
        }
        return refreshed(entry, key)
    }

    mutating func set(_ key: HandleKey, _ path: String) {
        if young.count >= half, young[key] == nil {
            swap(&old, &young)
            young.removeAll(keepingCapacity: true)
        }
        young[key] = Entry(path: path, renames: renameCount)
    }

    mutating func remove(_ key: HandleKey) {
        if young.removeValue(forKey: key) == nil { old.removeValue(forKey: key) }
    }

    mutating func removeAll() {
        young.removeAll(keepingCapacity: true)
        old.removeAll(keepingCapacity: true)
    }

    /// A directory was renamed: so was everything below it.
    mutating func renamed(from: String, to: String) {
        let rename = Rename(from: from, to: to)
        if renames.count < Self.renamesKept {
            renames.append(rename)
        } else {
            renames[renameCount % Self.renamesKept] = rename
        }
        renameCount += 1
    }

    private mutating func refreshed(_ entry: Entry, _ key: HandleKey) -> String? {
        guard renameCount - entry.renames <= Self.renamesKept else {
            remove(key)
            return nil
        }
        var path = entry.path
        for number in entry.renames..<renameCount {
            let rename = renames[number % Self.renamesKept]
            if let moved = path.moved(from: rename.from, to: rename.to) { path = moved }
        }
        set(key, path)
        return path
    }
}

extension String {
    /// The path after `from` became `to`; nil where it is neither `from` nor below it.
    func moved(from: String, to: String) -> String? {
        let length = from.utf8.count
        guard utf8.count >= length, utf8.starts(with: from.utf8) else { return nil }
        let rest = utf8.dropFirst(length)
        guard rest.isEmpty || rest.first == UInt8(ascii: "/") else { return nil }
        return to + String(Substring(rest))
    }

    /// Whether it is the folder or lies below it.
    package func lies(in folder: String) -> Bool {
        guard utf8.starts(with: folder.utf8) else { return false }
        let length = folder.utf8.count
        return utf8.count == length || folder.utf8.last == UInt8(ascii: "/")
            || utf8[utf8.index(utf8.startIndex, offsetBy: length)] == UInt8(ascii: "/")
    }

    /// A name in a folder, as bytes that need not be text.
    init(folder: String, name: UnsafeRawBufferPointer) {
        var folder = folder
        self = folder.withUTF8 { parent in
            let isRoot = parent.count == 1
            let length = parent.count + (isRoot ? 0 : 1) + name.count
            return String(unsafeUninitializedCapacity: length) { out in
                let raw = UnsafeMutableRawBufferPointer(out)
                raw.copyMemory(from: UnsafeRawBufferPointer(parent))
                if !isRoot { raw[parent.count] = UInt8(ascii: "/") }
                UnsafeMutableRawBufferPointer(rebasing: raw[(length - name.count)...]).copyMemory(from: name)
                return length
            }
        }
    }
}
