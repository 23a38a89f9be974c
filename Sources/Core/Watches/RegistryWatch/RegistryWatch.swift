import Detection
import Events

/// Finds changes to registered registry keys and values, and keeps the log of them.
package final class RegistryWatch: Watch {
    package let name = WatchName.registry
    package var rules: [Rule] { RegistryRules.all }

    private let isEnabled: Bool
    private let table: RegistryTable
    private let exclusions: ExclusionSet

    package init(_ policy: RegistryPolicy) {
        isEnabled = policy.settings.isEnabled
        table = RegistryTable(policy.locations)
        exclusions = ExclusionSet(policy.settings)
    }

    package func concerns(_ event: borrowing Event) -> Bool {
        guard isEnabled, case .registry = event.activity else { return false }
        return true
    }

    package func canFind(atPath path: String) -> Bool { false }

    package func judge(_ event: borrowing Event, _ verdict: inout Verdict) {
        guard case .registry(var activity) = event.activity else { return }
        var matches = table.matches(activity)
        // A key that was made ready elsewhere becomes a registered one by its new name.
        if matches.isEmpty, activity.action == .keyRenamed, !activity.newPath.isEmpty {
            activity.path = activity.newPath
            matches = table.matches(activity)
        }
        guard !matches.isEmpty else { return }
        verdict.file(in: .registry)
        var best: (level: Level, location: RegistryLocation)?
        for match in matches {
            guard let level = RegistryLevel.level(match, activity, event.process.executable) else { continue }
            if let known = best, known.level >= level { continue }
            best = (level, match.location)
        }
        guard let best else { return }
        let finding = exclusions.finding(
            RegistryRules.rule(for: best.location.group), level: best.level, techniques: best.location.techniques,
            event,
            target: activity.path, data: activity.data)
        if let finding { verdict.report(finding) }
    }
}
