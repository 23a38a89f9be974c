import Detection
import EventFiles
import Events
import Foundation
import Processes
import Watches
import WindowsLog

/// Runs the stages over recordings: reads everything once to learn who started whom, and once more to judge.
package final class Analysis: Sendable {
    package let progress: ReadingProgress
    private let inputs: [Input]
    /// Files in folders that are none of the known formats.
    private let skippedFiles: Int
    private let units: [WorkUnit]
    private let policy: Policy
    private let question: Question
    private let selection: Selection
    private let jobs: Int

    /// - Parameter jobs: How many threads read and judge.
    package init(_ files: [InputWalk.File], policy: Policy, question: Question, selection: Selection, jobs: Int) {
        inputs = files.compactMap(Input.init)
        skippedFiles = files.count - inputs.count
        units = inputs.enumerated().flatMap { $1.units(file: $0) }
        self.policy = policy
        self.question = question
        self.selection = selection
        self.jobs = jobs
        // Findings are kept from the first pass; for the logs everything is read again.
        let passes = question == .findings ? 1 : 2
        progress = ReadingProgress(totalBytes: passes * units.reduce(0) { $0 + $1.byteCount })
    }

    /// - Parameter write: Takes the answers in the order of the inputs; false when nobody takes them any more.
    package func run(
        format: any EventFormat, problems: any ProblemOutput, write: @escaping ([UInt8]) -> Bool
    ) -> Summary {
        let watchkeeping = Watchkeeping(policy)
        let totals = Totals()
        let candidates = survey(watchkeeping, problems, totals)
        let output = OrderedOutput(write: write)
        var head = TextBuffer()
        head.bytes = format.head
        _ = output.append(&head, unit: 0)
        Workers.run(count: units.count, jobs: jobs) { [self] in
            let reader = UnitReader(selection: .answering(question))
            let sink = JudgingSink(
                watchkeeping, question: question, selection: selection, format: format, output: output,
                progress: progress)
            return { [self] number in
                let input = inputs[units[number].file]
                sink.file = input.path
                sink.unit = number
                if let kept = candidates.take(number) {
                    for var event in kept { sink.judge(&event) }
                } else if !progress.isStopped {
                    reader.read(units[number], of: input, into: sink)
                }
                sink.flush()
                output.finish(unit: number)
                totals.add(sink.takeSummary())
            }
        }
        var summary = totals.summary
        summary.fileCount = inputs.count - summary.skippedFiles
        summary.skippedFiles += skippedFiles
        summary.forgottenProcesses = watchkeeping.processes.forgottenCount
        summary.isIncomplete = progress.isStopped
        let tail = format.tail(summary)
        if !tail.isEmpty, output.isOpen { _ = write(tail) }
        return summary
    }

    /// The first pass: learns from everything, and keeps what may be a finding.
    private func survey(_ watchkeeping: Watchkeeping, _ problems: any ProblemOutput, _ totals: Totals) -> Candidates {
        let lock = NSLock()
        let candidates = Candidates()
        Workers.run(count: units.count, jobs: jobs) { [self] in
            let reader = UnitReader(selection: .surveying(question))
            let sink = SurveySink(
                watchkeeping, question: question, selection: selection, lock: lock, problems: problems,
                progress: progress)
            return { [self] number in
                guard !progress.isStopped else { return }
                let input = inputs[units[number].file]
                sink.file = input.path
                reader.survey(units[number], of: input, into: sink)
                totals.add(sink.takeSummary())
                guard question == .findings else { return }
                let kept = sink.takeCandidates()
                candidates.keep(kept.events, bytes: kept.bytes, unit: number)
            }
        }
        return candidates
    }
}

/// The counts of all threads together.
private final class Totals: @unchecked Sendable {
    // `@unchecked`: the numbers are only touched while the lock is held.
    private let lock = NSLock()
    private(set) var summary = Summary()

    func add(_ part: Summary) {
        lock.lock()
        summary.add(part)
        lock.unlock()
    }
}
