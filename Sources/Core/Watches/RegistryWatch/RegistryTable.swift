import Detection
import Events

/// The registered locations as a tree of key names: one walk along an event's path finds all that match.
struct RegistryTable: Sendable {
    struct Match {
        var location: RegistryLocation
        /// The key that was deleted or renamed lies above the registered one.
        var isAbove = false
        /// A wildcard stood for the key that was deleted, so that it may be anybody's.
        var isAnyKey = false
    }

    private struct Node: Sendable {
        var children: [String: Int] = [:]
        var anyChild: Int?
        var locations: [Int] = []
    }

    private var nodes = [Node()]
    private var locations: [RegistryLocation] = []
    private var values: [[Wildcard]] = []
    private var isDeep: [Bool] = []

    /// Longer paths than the registry allows end the walk.
    private static let depthLimit = 64

    init(_ registered: [RegistryLocation]) {
        for location in registered where location.isEnabled {
            let index = locations.count
            locations.append(location)
            values.append(location.values.map { Wildcard($0) })
            isDeep.append(location.values.contains("*"))
            for hive in location.hives {
                let key = location.key.split(separator: "\\").map { CaseFolding.folded(String($0)) }
                insert([hive == .machine ? "hklm" : "hku"] + key, index)
                guard location.includes32BitView, key.first == "software" else { continue }
                insert([hive == .machine ? "hklm" : "hku", "software", "wow6432node"] + key.dropFirst(), index)
                if key.count > 1, key[1] == "classes" {
                    insert(
                        [hive == .machine ? "hklm" : "hku", "software", "classes", "wow6432node"] + key.dropFirst(2),
                        index)
                }
            }
        }
    }

    private mutating func insert(_ path: [String], _ location: Int) {
        var node = 0
        for part in path {
            let next: Int?
            if part == "*" { next = nodes[node].anyChild } else { next = nodes[node].children[part] }
            if let next {
                node = next
                continue
            }
            nodes.append(Node())
            if part == "*" {
                nodes[node].anyChild = nodes.count - 1
            } else {
                nodes[node].children[part] = nodes.count - 1
            }
            node = nodes.count - 1
        }
        nodes[node].locations.append(location)
    }

    /// The registered locations that an event touches.
    func matches(_ activity: RegistryActivity) -> [Match] {
        var parts = Self.components(activity.path)
        guard parts.count > 1 else { return [] }
        var value = ""
        switch activity.action {
        case .valueSet, .valueDeleted:
            // Sysmon names the key alone when the unnamed value is deleted; the name may contain separators.
            let nameParts = Self.components(activity.value).count
            value = activity.value.isEmpty ? "(Default)" : activity.value
            if !activity.value.isEmpty, nameParts < parts.count,
                CaseFolding.equal(activity.value, parts.suffix(nameParts).joined(separator: "\\"))
            {
                parts.removeLast(nameParts)
            }
        case .keyCreated, .keyDeleted, .keyRenamed, .keyWritten, .read: break
        }
        var found: [Match] = []
        walk(parts, 0, 0, false, activity.action, value, &found)
        if found.isEmpty, activity.action == .valueDeleted, !activity.value.isEmpty {
            walk(Self.components(activity.path), 0, 0, false, activity.action, "(Default)", &found)
        }
        return found
    }

    private func walk(
        _ parts: [String], _ at: Int, _ node: Int, _ isAnyKey: Bool, _ action: RegistryActivity.Action,
        _ value: String, _ found: inout [Match]
    ) {
        guard found.count < 16 else { return }
        if at == parts.count {
            for index in nodes[node].locations where holds(index, value, action) {
                found.append(Match(location: locations[index], isAnyKey: isAnyKey))
            }
            if action == .keyDeleted || action == .keyRenamed, at > 3 { below(node, isAnyKey, &found) }
            return
        }
        // A value `*` stands for everything below the key as well.
        for index in nodes[node].locations where isDeep[index] {
            found.append(Match(location: locations[index]))
        }
        if let child = nodes[node].children[parts[at]] {
            // The user's own name follows HKU.
            let next = node == 0 && parts[at] == "hku" ? at + 2 : at + 1
            if next <= parts.count { walk(parts, next, child, isAnyKey, action, value, &found) }
        }
        if let child = nodes[node].anyChild { walk(parts, at + 1, child, at + 1 == parts.count, action, value, &found) }
    }

    /// The first location below a node: what is deleted with the key above.
    private func below(_ node: Int, _ isAnyKey: Bool, _ found: inout [Match]) {
        var best: Int?
        var open = Array(nodes[node].children.values)
        if let child = nodes[node].anyChild { open.append(child) }
        while let next = open.popLast() {
            for index in nodes[next].locations {
                guard let known = best else {
                    best = index
                    continue
                }
                let (a, b) = (locations[index], locations[known])
                if a.level > b.level || (a.level == b.level && index < known) { best = index }
            }
            open += nodes[next].children.values
            if let child = nodes[next].anyChild { open.append(child) }
        }
        if let best { found.append(Match(location: locations[best], isAbove: true, isAnyKey: isAnyKey)) }
    }

    private func holds(_ index: Int, _ value: String, _ action: RegistryActivity.Action) -> Bool {
        switch action {
        case .valueSet, .valueDeleted: values[index].contains { $0.matches(value) }
        case .keyCreated, .keyDeleted, .keyRenamed, .keyWritten, .read: true
        }
    }

    private static func components(_ path: String) -> [String] {
        path.split(separator: "\\", maxSplits: depthLimit).map { CaseFolding.folded(String($0)) }
    }
}
