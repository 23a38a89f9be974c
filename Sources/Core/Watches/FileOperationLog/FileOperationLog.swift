import Detection
import Events

/// The record of who accessed which file or share with which program. It finds nothing but where the policy asks for it.
package final class FileOperationLog: Watch {
    package let name = WatchName.fileOperation
    package let rules = [FileOperationRules.watchedPlace]

    private let places: PlaceTable

    package init(_ policy: FileOperationPolicy) {
        places = PlaceTable(policy.places)
    }

    package func concerns(_ event: borrowing Event) -> Bool {
        switch event.activity {
        // A handle says what may follow, and what follows is recorded itself; a refusal is all there will be.
        case .file(let file): (!file.isOnlyHandle || file.isDenied) && places.answer(file) != .ignored
        case .process, .registry, .network, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit,
            .health:
            false
        }
    }

    package func judge(_ event: borrowing Event, _ verdict: inout Verdict) {
        guard case .file(let file) = event.activity, case .logged(let level) = places.answer(file) else { return }
        verdict.file(in: .fileOperation)
        if let level {
            verdict.report(
                Finding(
                    FileOperationRules.watchedPlace, level: level, techniques: [file.share.isEmpty ? "T1005" : "T1039"])
            )
        }
    }
}
