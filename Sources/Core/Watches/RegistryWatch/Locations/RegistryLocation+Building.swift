import Detection

/// The compact form in which the tables of locations are written.
extension RegistryLocation {
    static func machine(
        _ id: String, _ key: String, _ values: [String], _ level: Level, _ techniques: [String], view32: Bool = false
    ) -> RegistryLocation {
        location(id, [.machine], key, values, level, techniques, view32)
    }

    static func users(
        _ id: String, _ key: String, _ values: [String], _ level: Level, _ techniques: [String], view32: Bool = false
    ) -> RegistryLocation {
        location(id, [.users], key, values, level, techniques, view32)
    }

    static func everywhere(
        _ id: String, _ key: String, _ values: [String], _ level: Level, _ techniques: [String], view32: Bool = false
    ) -> RegistryLocation {
        location(id, [.machine, .users], key, values, level, techniques, view32)
    }

    private static func location(
        _ id: String, _ hives: [Hive], _ key: String, _ values: [String], _ level: Level, _ techniques: [String],
        _ view32: Bool
    ) -> RegistryLocation {
        var location = RegistryLocation(id: id)
        location.hives = hives
        location.key = key
        location.values = values
        location.level = level
        location.techniques = techniques
        location.includes32BitView = view32
        return location
    }
}

extension RegistryPolicy {
    static func group(_ name: String, _ locations: [RegistryLocation]) -> [RegistryLocation] {
        locations.map { location in
            var location = location
            location.group = name
            return location
        }
    }
}
