import Detection

/// Registered keys as a tree of folded components: one walk for each path, which allocates nothing where nothing matches.
struct RegistryTree: Sendable {
    /// How a path lies to a registered location.
    enum Relation: Sendable, Equatable {
        /// The key itself, or a value or a key that the location's patterns name.
        case registered
        /// One or two levels above the key: taking it away takes the key along.
        case above
    }

    struct Match: Sendable {
        var location: Int
        var relation: Relation
    }

    private struct Node: Sendable {
        var component: [UInt8] = []
        /// By the hash of the component; several have the same hash only where somebody made it so.
        var children: [UInt64: [Int]] = [:]
        var wildcard: Int?
        var locations: [Int] = []
        /// Locations one or two levels below.
        var below: [Int] = []
    }

    private struct Place: Sendable {
        var values: [Wildcard]
        var is32BitToo: Bool
        var level: Level
    }

    private var nodes = [Node(), Node()]
    private var places: [Place] = []
    private static let machine = 0
    private static let users = 1

    init(_ locations: [RegistryLocation]) {
        for (index, location) in locations.enumerated() {
            places.append(
                Place(
                    values: location.values.map { Wildcard($0) }, is32BitToo: location.includes32BitView,
                    level: location.level))
            guard location.isEnabled else { continue }
            for hive in location.hives { insert(location.key, index, under: hive == .machine ? 0 : 1) }
        }
    }

    private mutating func insert(_ key: String, _ index: Int, under root: Int) {
        var at = root
        var trail = [root]
        for part in FoldedText(key).bytes.split(separator: UInt8(ascii: "\\")) {
            let component = Array(part)
            at = component == [42] ? wildcardChild(of: at) : child(of: at, component)
            trail.append(at)
        }
        guard at != root else { return }
        nodes[at].locations.append(index)
        for distance in 1...2 {
            let position = trail.count - 1 - distance
            // Higher up lies half the hive: nobody takes that away to get at one key.
            guard position >= 3 else { break }
            nodes[trail[position]].below.append(index)
        }
    }

    private mutating func wildcardChild(of parent: Int) -> Int {
        if let child = nodes[parent].wildcard { return child }
        nodes.append(Node())
        nodes[parent].wildcard = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func child(of parent: Int, _ component: [UInt8]) -> Int {
        let hash = RegistryPathWalk.hash(component)
        for child in nodes[parent].children[hash] ?? [] where nodes[child].component == component { return child }
        var node = Node()
        node.component = component
        nodes.append(node)
        nodes[parent].children[hash, default: []].append(nodes.count - 1)
        return nodes.count - 1
    }

    /// The location that says most about a path: a registered one before one below, then the gravest, then the first.
    ///
    /// - Parameter includesAbove: Whether a key above a registered one counts too.
    func match(_ path: String, includesAbove: Bool) -> Match? {
        FoldedText(path).bytes.withUnsafeBufferPointer { bytes in
            guard let start = RegistryPathWalk(bytes) else { return nil }
            var best: Match?
            walk(start, at: start.isUsers ? Self.users : Self.machine, includesAbove, &best)
            return best
        }
    }

    private func walk(_ walk: RegistryPathWalk, at index: Int, _ includesAbove: Bool, _ best: inout Match?) {
        if !nodes[index].locations.isEmpty {
            let rest = walk.rest
            for location in nodes[index].locations where !walk.is32Bit || places[location].is32BitToo {
                guard walk.isAtEnd || places[location].values.contains(where: { $0.matches(folded: rest) }) else {
                    continue
                }
                offer(location, .registered, &best)
            }
        }
        if walk.isAtEnd {
            guard includesAbove else { return }
            for location in nodes[index].below where !walk.is32Bit || places[location].is32BitToo {
                offer(location, .above, &best)
            }
            return
        }
        var rest = walk
        let component = rest.next()
        if let children = nodes[index].children[component.hash] {
            for child in children where rest.equals(component, nodes[child].component) {
                self.walk(rest, at: child, includesAbove, &best)
            }
        }
        if let child = nodes[index].wildcard { self.walk(rest, at: child, includesAbove, &best) }
    }

    private func offer(_ location: Int, _ relation: Relation, _ best: inout Match?) {
        guard let current = best else {
            best = Match(location: location, relation: relation)
            return
        }
        if current.relation == .above, relation == .registered {
            best = Match(location: location, relation: relation)
        } else if current.relation == relation, places[current.location].level < places[location].level {
            best = Match(location: location, relation: relation)
        }
    }
}
