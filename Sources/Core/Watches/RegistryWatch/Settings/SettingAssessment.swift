import Detection
import Events

/// How much a change of a setting on Linux matters, by what it is, what came, and who did it.
struct SettingAssessment {
    /// Nil for what is only recorded.
    let level: Level?

    init(_ location: SettingLocation, _ registry: RegistryActivity, _ event: borrowing Event) {
        let writer = SettingWriter(event)
        let text = SettingText(registry.data, group: location.group)
        switch registry.action {
        case .read, .keyWritten: level = nil
        case .keyDeleted, .valueDeleted, .keyRenamed: level = Self.deletion(location, writer)
        case .keyCreated, .valueSet:
            if text.isHarmful {
                level = writer == .package ? .medium : Self.raised(location.level)
            } else if registry.data.isEmpty {
                // Lines only went, or the file has nothing in it yet.
                level = registry.oldData.isEmpty ? Self.quiet(writer, .low) : Self.deletion(location, writer)
            } else if text.isOnlyComment, !Self.isOpaque(registry.data) {
                level = Self.quiet(writer, .low)
            } else {
                level = Self.change(location, writer)
            }
        }
    }

    private static func change(_ location: SettingLocation, _ writer: SettingWriter) -> Level? {
        switch writer {
        // Updates write to these places all the time; where a line decides who gets in, it is said all the same.
        case .package: decisive.contains(location.group) ? .low : nil
        case .system: lowered(location.level)
        case .odd: raised(location.level)
        case .other, .unknown: location.level
        }
    }

    /// What protects is missed when it is gone; what starts is not.
    private static func deletion(_ location: SettingLocation, _ writer: SettingWriter) -> Level? {
        guard decisive.contains(location.group) || protective.contains(location.group) else {
            return quiet(writer, .low)
        }
        return quiet(writer, writer == .odd ? .high : .medium)
    }

    private static func quiet(_ writer: SettingWriter, _ level: Level) -> Level? {
        writer == .package ? nil : level
    }

    /// A link or a digest, which is no text to read in.
    private static func isOpaque(_ data: String) -> Bool {
        data.utf8.first != 64
    }

    private static let decisive: Set<String> = ["ld-preload", "pam", "sudoers", "authorized-keys", "ssh-server"]
    private static let protective: Set<String> = ["browser-policy"]

    private static func raised(_ level: Level) -> Level {
        switch level {
        case .informational: .low
        case .low: .medium
        case .medium: .high
        case .high, .critical: .critical
        }
    }

    private static func lowered(_ level: Level) -> Level {
        switch level {
        case .informational, .low: level
        case .medium: .low
        case .high: .medium
        case .critical: .high
        }
    }
}
