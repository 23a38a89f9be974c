import Analysis
import Detection
import EventFiles
import Events
import Foundation
import Watches

/// Keeps what an analysis would have written.
final class CollectingFormat: EventFormat, @unchecked Sendable {
    // `@unchecked`: only touched while the lock is held, and read when the analysis is over.
    private let lock = NSLock()
    private(set) var findings: [Found] = []
    private(set) var lines: [Line] = []

    struct Found: Hashable {
        var file: String
        var sequence: UInt64
        var watch: WatchName
        var rule: String
        var level: Level
        var host = ""
        var program = ""
        var target = ""
    }

    struct Line: Hashable {
        var file: String
        var sequence: UInt64
        var log: LogName
    }

    var head: [UInt8] { [] }

    func tail(_ summary: Summary) -> [UInt8] { [] }

    func append(
        _ finding: Finding, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {
        lock.lock()
        findings.append(
            Found(
                file: event.origin.file, sequence: event.origin.sequence, watch: finding.rule.watch,
                rule: finding.rule.id,
                level: finding.level, host: event.host, program: event.process.executable))
        lock.unlock()
    }

    func append(_ log: LogName, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer) {
        lock.lock()
        lines.append(Line(file: event.origin.file, sequence: event.origin.sequence, log: log))
        lock.unlock()
    }
}

/// Keeps the problems.
final class CollectingProblems: ProblemOutput, @unchecked Sendable {
    // `@unchecked`: only touched while the lock is held, and read when the analysis is over.
    private let lock = NSLock()
    private(set) var problems: [ReadProblem] = []

    func report(_ problem: ReadProblem) {
        lock.lock()
        problems.append(problem)
        lock.unlock()
    }
}
