import Detection
import EventFiles
import Events
import WindowsLog

/// What an analysis is asked for.
package enum Question: Sendable {
    /// What the watches found.
    case findings
    /// The normalised logs.
    case logs
}

/// Which of the answers are wanted.
package struct Selection: Sendable {
    package var watches = Set(WatchName.allCases)
    package var logs = LogSet.all
    package var level = Level.informational
    package var since: Timestamp?
    package var until: Timestamp?

    package init() {}

    func includes(_ time: Timestamp) -> Bool {
        if let since, time < since { return false }
        if let until, until < time { return false }
        return true
    }

    func includes(_ finding: Finding) -> Bool {
        finding.level >= level && watches.contains(finding.rule.watch)
    }
}

extension RecordSelection {
    /// The kinds of record from which there is something to learn before anything is judged.
    static let teaching = kinds { kind in
        switch kind.provider {
        case .sysmon: [1, 3, 5, 7, 8, 10, 11, 15, 22, 25].contains(kind.eventID)
        case .security: [4624, 4634, 4647, 4663, 4688, 4689, 4800, 4801, 5156].contains(kind.eventID)
        // Only the creation of a background transfer says whose it is.
        case .bits: true
        case .powerShell, .powerShellClassic, .eventLog, .other: false
        }
    }

    /// The kinds of record that the first pass reads.
    static func surveying(_ question: Question) -> RecordSelection {
        switch question {
        case .findings:
            RecordSelection(kinds: zip(teaching.kinds, answering(.findings).kinds).map { $0 || $1 })
        case .logs: teaching
        }
    }

    /// The kinds of record that can answer a question.
    static func answering(_ question: Question) -> RecordSelection {
        switch question {
        case .logs: .all
        case .findings:
            kinds { kind in
                switch kind.provider {
                case .sysmon: ![4, 5, 16, 255].contains(kind.eventID)
                case .security: ![1102, 4624, 4634, 4647, 4656, 4689, 4800, 4801, 5158].contains(kind.eventID)
                case .bits, .powerShell, .powerShellClassic: true
                case .eventLog, .other: false
                }
            }
        }
    }

    private static func kinds(where included: (RecordKind) -> Bool) -> RecordSelection {
        RecordSelection(kinds: RecordKind.table.map(included))
    }
}
