import Watches

/// A look at all settings that goes on in small steps.
struct SettingSweep {
    struct Item {
        var path: String
        /// How many folders may still lie one in another below it; nil for what is only looked at as a file.
        var depth: Int?
        /// It is a place of its own, and not found by listing one.
        var isPlace: Bool
    }

    let actor: SettingActor
    private(set) var items: [Item] = []
    /// Settings that were met.
    var seen: Set<String> = []
    /// Everything that there is was met; what was kept and not seen is left.
    var isLookingForMissing = false

    init(_ actor: SettingActor, _ table: SettingTable, _ homes: HomeFolders) {
        self.actor = actor
        var places: [String: Int] = [:]
        func add(_ pattern: SettingPattern, below root: String) {
            let folder = pattern.folder.isEmpty ? root : root + (pattern.isOfHome ? "/" : "") + pattern.folder
            if pattern.isOneFile, let name = pattern.name {
                items.append(Item(path: folder + "/" + name, depth: nil, isPlace: true))
            } else {
                places[folder] = max(places[folder] ?? 0, pattern.isDeep ? SettingPattern.depthLimit : 0)
            }
        }
        for pattern in table.patterns {
            if pattern.isOfHome {
                for home in homes.folders { add(pattern, below: String(home)) }
            } else {
                add(pattern, below: "")
            }
        }
        for (folder, depth) in places { items.append(Item(path: folder, depth: depth, isPlace: true)) }
    }

    mutating func next() -> Item? { items.popLast() }

    mutating func add(_ item: Item) { items.append(item) }
}
