import Detection
import Events

/// The record of who accessed which file or share with which program. It finds nothing but where the policy asks for it.
package final class FileOperationLog: Watch {
    package let name = WatchName.fileOperation
    package let rules = [FileOperationRules.watchedPlace]

    private let isEnabled: Bool
    private let places: PlaceTable
    private let exclusions: ExclusionSet
    /// Whether any access at all can be a finding.
    private let hasLevels: Bool

    package init(_ policy: FileOperationPolicy) {
        isEnabled = policy.settings.isEnabled
        places = PlaceTable(policy.places)
        exclusions = ExclusionSet(policy.settings)
        hasLevels = policy.places.contains { $0.isEnabled && $0.level != nil }
    }

    package func concerns(_ event: borrowing Event) -> Bool {
        guard isEnabled else { return false }
        return switch event.activity {
        // A handle says what may follow, and what follows is recorded itself; a refusal is all there will be.
        case .file(let file):
            (!file.isOnlyHandle || file.isDenied) && !file.isAfterWriting && places.answer(file) != .ignored
        case .process, .registry, .network, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit,
            .health:
            false
        }
    }

    package func canFind(_ event: borrowing Event) -> Bool {
        hasLevels && concerns(event)
    }

    package func canFind(atPath path: String) -> Bool { hasLevels }

    package func judge(_ event: borrowing Event, _ verdict: inout Verdict) {
        guard case .file(let file) = event.activity, case .logged(let level) = places.answer(file) else { return }
        if file.action == .read, exclusions.excludes(FileOperationExclusions.rule, event, target: file.path) { return }
        verdict.file(in: .fileOperation)
        guard let level,
            let finding = exclusions.finding(
                FileOperationRules.watchedPlace, level: level, techniques: [file.share.isEmpty ? "T1005" : "T1039"],
                event, target: file.path)
        else { return }
        verdict.report(finding)
    }
}
