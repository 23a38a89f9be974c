import Detection
import Events
import Processes

/// Changes to registered keys and values: what starts malware with Windows, what opens a page with the browser, what
/// weakens or breaks the computer.
package final class RegistryWatch: Watch, Sendable {
    package let name = WatchName.registry
    package let rules = RegistryRules.all

    private let policy: RegistryPolicy
    private let tree: RegistryTree
    private let files: SettingTable
    private let exclusions: ExclusionSet

    package init(_ policy: RegistryPolicy) {
        self.policy = policy
        tree = RegistryTree(policy.locations)
        files = SettingTable(policy.files)
        exclusions = ExclusionSet(policy.settings)
    }

    package func concerns(_ event: borrowing Event) -> Bool {
        guard policy.settings.isEnabled, case .registry(let registry) = event.activity else { return false }
        return setting(registry) != nil || match(registry) != nil
    }

    package func canFind(_ event: borrowing Event) -> Bool {
        guard policy.settings.isEnabled, case .registry(let registry) = event.activity,
            // Of what is read and of keys that are written to, which is most, nothing is a finding anywhere.
            registry.action != .read, registry.action != .keyWritten
        else { return false }
        if setting(registry) != nil { return true }
        guard let match = match(registry) else { return false }
        return RegistryAssessment.mayHaveLevel(registry.action, at: policy.locations[match.location])
    }

    package func canFind(atPath path: String) -> Bool { false }

    package func judge(_ event: borrowing Event, _ verdict: inout Verdict) {
        guard case .registry(let registry) = event.activity else { return }
        if let location = setting(registry) { return judge(registry, at: location, event, &verdict) }
        guard let match = match(registry) else { return }
        verdict.file(in: .registry)
        let location = policy.locations[match.location]
        guard let level = RegistryAssessment(location, registry, event, isAbove: match.relation == .above).level
        else { return }
        let finding = exclusions.finding(
            RegistryRules.rule(ofGroup: location.group), level: level, techniques: location.techniques, event,
            target: registry.path, data: registry.data)
        if let finding { verdict.report(finding) }
    }

    private func judge(
        _ registry: RegistryActivity, at location: SettingLocation, _ event: borrowing Event, _ verdict: inout Verdict
    ) {
        verdict.file(in: .registry)
        guard let level = SettingAssessment(location, registry, event).level,
            let finding = exclusions.finding(
                RegistryRules.rule(ofGroup: location.group), level: level, techniques: location.techniques, event,
                target: registry.path, data: registry.data)
        else { return }
        verdict.report(finding)
    }

    /// Whose home folder it is, who looked at the file knew.
    private func setting(_ registry: RegistryActivity) -> SettingLocation? {
        files.location(of: registry.path) { _ in true }
    }

    private func match(_ registry: RegistryActivity) -> RegistryTree.Match? {
        let takesKeyAway = registry.action == .keyDeleted || registry.action == .keyRenamed
        if let match = tree.match(registry.path, includesAbove: takesKeyAway) { return match }
        // A key that is renamed to a registered name brings its values along.
        return registry.newPath.isEmpty ? nil : tree.match(registry.newPath, includesAbove: false)
    }
}
