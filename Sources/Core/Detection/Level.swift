/// How much a finding matters. `mitsuke.level`.
package enum Level: UInt8, Comparable, CaseIterable, Sendable {
    case informational, low, medium, high, critical

    package var name: String {
        switch self {
        case .informational: "informational"
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        case .critical: "critical"
        }
    }

    package init?(name: String) {
        guard let level = Level.allCases.first(where: { $0.name == name }) else { return nil }
        self = level
    }

    package static func < (a: Level, b: Level) -> Bool {
        a.rawValue < b.rawValue
    }
}
