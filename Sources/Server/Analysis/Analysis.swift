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
        progress = ReadingProgress(totalBytes: 2 * units.reduce(0) { $0 + $1.byteCount })
    }

    /// - Parameter write: Takes the answers in the order of the inputs; false when nobody takes them any more.
    package func run(
        format: any EventFormat, problems: any ProblemOutput, write: @escaping ([UInt8]) -> Bool
    ) -> Summary {
        let watchkeeping = Watchkeeping(policy)
        learn(watchkeeping)
        let output = OrderedOutput(write: write)
        var head = TextBuffer()
        head.bytes = format.head
        _ = output.append(&head, unit: 0)
        let totals = Totals()
        Workers.run(count: units.count, jobs: jobs) { [self] in
            let reader = UnitReader(selection: .answering(question))
            let sink = JudgingSink(
                watchkeeping, question: question, selection: selection, format: format, problems: problems,
                output: output, progress: progress)
            return { [self] number in
                let input = inputs[units[number].file]
                sink.file = input.path
                sink.unit = number
                if !progress.isStopped { reader.read(units[number], of: input, into: sink) }
                sink.flush()
                output.finish(unit: number)
                totals.add(sink.takeSummary())
            }
        }
        var summary = totals.summary
        summary.fileCount = inputs.count
        summary.skippedFiles = skippedFiles
        summary.forgottenProcesses = watchkeeping.processes.forgottenCount
        summary.isIncomplete = progress.isStopped
        let tail = format.tail(summary)
        if !tail.isEmpty, output.isOpen { _ = write(tail) }
        return summary
    }

    private func learn(_ watchkeeping: Watchkeeping) {
        let lock = NSLock()
        Workers.run(count: units.count, jobs: jobs) { [self] in
            let reader = UnitReader(selection: .teaching)
            let sink = LearningSink(watchkeeping, lock: lock, progress: progress, selection: selection)
            return { [self] number in
                if !progress.isStopped { reader.survey(units[number], of: inputs[units[number].file], into: sink) }
            }
        }
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
