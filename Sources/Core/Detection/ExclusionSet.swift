import Events

/// A watch's exclusions and rule settings, ready to be asked for each match.
package struct ExclusionSet: Sendable {
    private struct Compiled: Sendable {
        var rules: [Wildcard]
        var targets: [Wildcard]
        var programs: [Wildcard]
        var parents: [Wildcard]
        var commandLines: [Wildcard]
        var users: [Wildcard]
        var data: [Wildcard]
    }

    private let isEnabled: Bool
    private let exclusions: [Compiled]
    private let settings: [String: RuleSetting]

    package init(_ settings: WatchSettings) {
        isEnabled = settings.isEnabled
        // An exclusion with nothing in it would silence everything: a policy cannot mean that.
        exclusions = settings.exclusions.filter { $0.isEnabled }.map { exclusion in
            Compiled(
                rules: exclusion.rules.map { Wildcard($0) }, targets: exclusion.targets.map { Wildcard($0) },
                programs: exclusion.programs.map { Wildcard($0) }, parents: exclusion.parents.map { Wildcard($0) },
                commandLines: exclusion.commandLines.map { Wildcard($0) }, users: exclusion.users.map { Wildcard($0) },
                data: exclusion.data.map { Wildcard($0) })
        }.filter {
            !($0.targets.isEmpty && $0.programs.isEmpty && $0.parents.isEmpty && $0.commandLines.isEmpty
                && $0.users.isEmpty && $0.data.isEmpty)
        }
        var byID: [String: RuleSetting] = [:]
        for setting in settings.rules { byID[setting.id] = setting }
        self.settings = byID
    }

    /// Whether a match of a rule is ordinary activity.
    ///
    /// - Parameters:
    ///   - target: What was touched: a registry path with its value, a file, a destination.
    ///   - data: New registry data, or the address that a transfer names.
    package func excludes(_ ruleID: String, _ event: borrowing Event, target: String, data: String = "") -> Bool {
        if exclusions.isEmpty { return false }
        let targetText = FoldedText(target)
        let program = FoldedText(event.process.executable)
        let rule = FoldedText(ruleID)
        for exclusion in exclusions {
            guard Self.holds(exclusion.rules, rule) else { continue }
            // An unnamed program is nobody's: what excludes by program does not exclude it.
            guard Self.holds(exclusion.targets, targetText), Self.holds(exclusion.programs, program) else { continue }
            if !exclusion.parents.isEmpty {
                let parent = event.ancestors.first?.executable ?? event.parent?.executable ?? ""
                guard Self.holds(exclusion.parents, FoldedText(parent)) else { continue }
            }
            if !exclusion.commandLines.isEmpty {
                guard Self.holds(exclusion.commandLines, FoldedText(event.process.commandLine)) else { continue }
            }
            if !exclusion.users.isEmpty {
                guard
                    Self.holds(exclusion.users, FoldedText(event.user.name))
                        || Self.holds(exclusion.users, FoldedText(event.user.id))
                else { continue }
            }
            if !exclusion.data.isEmpty { guard Self.holds(exclusion.data, FoldedText(data)) else { continue } }
            return true
        }
        return false
    }

    /// The finding for a match as the policy has it; nil when the watch or the rule is silent, or the match is excluded.
    package func finding(
        _ rule: Rule, level: Level? = nil, techniques: [String]? = nil, _ event: borrowing Event, target: String,
        data: String = ""
    ) -> Finding? {
        guard isEnabled else { return nil }
        let setting = settings[rule.id]
        if let setting, setting.response == .log { return nil }
        guard !excludes(rule.id, event, target: target, data: data) else { return nil }
        return Finding(rule, level: setting?.level ?? level, techniques: techniques)
    }

    private static func holds(_ patterns: [Wildcard], _ text: FoldedText) -> Bool {
        if patterns.isEmpty { return true }
        for pattern in patterns where pattern.matches(text) { return true }
        return false
    }
}
