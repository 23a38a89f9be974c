import EventFiles
import Events
import Foundation
import Watches
import WindowsLog

/// First pass: takes from the records what others are judged by, and, where findings are asked for, keeps the events that
/// may be some.
final class SurveySink: RecordSink {
    private let watchkeeping: Watchkeeping
    private let lock: NSLock
    private let problems: any ProblemOutput
    private let progress: ReadingProgress
    private let selection: Selection
    private let teaching = RecordSelection.teaching.kinds
    /// The kinds of record that can answer the question; none where the second pass reads everything anyway.
    private let answering: [Bool]
    private let table = RecordKind.table
    private var hasProblem = false
    private var summary = Summary()
    private var candidates: [Event] = []
    private var candidateBytes = 0
    /// What is read now.
    var file = ""

    init(
        _ watchkeeping: Watchkeeping, question: Question, selection: Selection, lock: NSLock,
        problems: any ProblemOutput, progress: ReadingProgress
    ) {
        self.watchkeeping = watchkeeping
        self.lock = lock
        self.problems = problems
        self.progress = progress
        self.selection = selection
        switch question {
        case .findings: answering = RecordSelection.answering(.findings).kinds
        case .logs: answering = RecordSelection.none.kinds
        }
    }

    func wants(_ record: WindowsRecord, kind: Int) -> Bool {
        switch record.eventID {
        // Most sign-ins are of services and over the network: they say nothing about who sits at the screen.
        case 4624: return Self.interactive.contains(record[.logonType])
        case 5145:
            guard answering[kind] else { return false }
            if watchkeeping.canFind(atPath: record[.relativeTargetName]) { return true }
            summary.recordCount += 1
            return false
        default: return true
        }
    }

    func receive(_ record: WindowsRecord, kind: Int) {
        // Most sign-ins are of services and over the network: they say nothing about who sits at the screen.
        if record.provider == .security, record.eventID == 4624, !Self.interactive.contains(record[.logonType]) {
            return
        }
        var mayAnswer = answering[kind] && selection.includes(record.time)
        if mayAnswer { summary.count(record.time, records: 1) }
        if mayAnswer, let path = record.filePath, !watchkeeping.canFind(atPath: path) { mayAnswer = false }
        guard mayAnswer || teaching[kind] else { return }
        var event = Event.blank
        guard table[kind].fill(record, &event) else { return }
        if teaching[kind] { learn(event) }
        if mayAnswer, watchkeeping.mayFind(event) {
            event.origin.file = file
            keep(event)
        }
    }

    func receive(_ event: Event) {
        learn(event)
        guard !answering.isEmpty, answering.contains(true), selection.includes(event.time) else { return }
        summary.count(event.time, records: 1)
        if watchkeeping.mayFind(event) {
            var event = event
            if event.origin.file.isEmpty { event.origin.file = file }
            keep(event)
        }
    }

    private func learn(_ event: borrowing Event) {
        let learners = watchkeeping.learners(of: event)
        guard !learners.isEmpty else { return }
        lock.lock()
        watchkeeping.learn(event, by: learners)
        lock.unlock()
    }

    private func keep(_ event: Event) {
        candidateBytes += event.roughBytes
        candidates.append(event)
    }

    func receive(_ problem: ReadProblem) {
        hasProblem = true
        summary.problemCount += 1
        problems.report(problem)
    }

    /// A packed file in a folder turned out to hold nothing in a format that is read.
    func skipFile() {
        summary.skippedFiles += 1
    }

    func advance(bytes: Int) -> Bool {
        progress.add(bytes)
        return !progress.isStopped
    }

    /// Whether there was a problem since this was asked the last time.
    func takeProblem() -> Bool {
        defer { hasProblem = false }
        return hasProblem
    }

    /// What was counted since this was asked the last time.
    func takeSummary() -> Summary {
        defer { summary = Summary() }
        return summary
    }

    /// Gives away what was kept of a unit.
    func takeCandidates() -> (events: [Event], bytes: Int) {
        defer {
            candidates = []
            candidateBytes = 0
        }
        return (candidates, candidateBytes)
    }

    /// At the screen, unlocked, over remote desktop, with cached credentials.
    private static let interactive: Set<String> = ["2", "7", "10", "11"]
}
