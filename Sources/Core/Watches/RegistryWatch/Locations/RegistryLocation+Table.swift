import Detection

extension RegistryLocation {
    /// The hives of a line of the table.
    enum Place {
        case machine, users, everywhere
    }

    /// A line of the table. The group is what stands before the dot of the id.
    static func at(
        _ id: String, _ place: Place, _ key: String, _ values: [String], with32: Bool = false, _ level: Level,
        _ techniques: [String]
    ) -> RegistryLocation {
        var location = RegistryLocation(id: id)
        location.group = id.split(separator: ".", maxSplits: 1).first.map(String.init) ?? ""
        switch place {
        case .machine: location.hives = [.machine]
        case .users: location.hives = [.users]
        case .everywhere: location.hives = [.machine, .users]
        }
        location.key = key
        location.values = values
        location.includes32BitView = with32
        location.level = level
        location.techniques = techniques
        return location
    }
}
