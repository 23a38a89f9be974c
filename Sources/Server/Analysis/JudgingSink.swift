import Detection
import EventFiles
import Events
import Watches
import WindowsLog

/// Second pass: judges the records and writes what comes of it.
final class JudgingSink: RecordSink {
    private let watchkeeping: Watchkeeping
    private let question: Question
    private let selection: Selection
    private let format: any EventFormat
    private let problems: any ProblemOutput
    private let output: OrderedOutput
    private let progress: ReadingProgress
    private let table = RecordKind.table
    private var text = TextBuffer(capacity: 128 << 10)
    private var summary = Summary()
    /// What is read now.
    var file = ""
    var unit = 0

    init(
        _ watchkeeping: Watchkeeping, question: Question, selection: Selection, format: any EventFormat,
        problems: any ProblemOutput, output: OrderedOutput, progress: ReadingProgress
    ) {
        self.watchkeeping = watchkeeping
        self.question = question
        self.selection = selection
        self.format = format
        self.problems = problems
        self.output = output
        self.progress = progress
    }

    func receive(_ record: WindowsRecord, kind: Int) {
        summary.recordCount += 1
        guard selection.includes(record.time) else { return }
        if question == .findings, let path = Self.filePath(record), !watchkeeping.canFind(atPath: path) {
            return summary.count(record.time)
        }
        guard var event = table[kind].event(record) else { return }
        if event.origin.file.isEmpty { event.origin.file = file }
        judge(&event)
    }

    func receive(_ event: Event) {
        summary.recordCount += 1
        guard selection.includes(event.time) else { return }
        var event = event
        if event.origin.file.isEmpty { event.origin.file = file }
        judge(&event)
    }

    /// What a record about a file calls it, if it is one: most files concern nobody, and their events need not be made.
    private static func filePath(_ record: WindowsRecord) -> String? {
        switch (record.provider, record.eventID) {
        case (.sysmon, 2), (.sysmon, 11), (.sysmon, 15), (.sysmon, 23), (.sysmon, 26), (.sysmon, 27), (.sysmon, 29):
            record[.targetFilename]
        case (.security, 5145): record[.relativeTargetName]
        case (.security, 4656), (.security, 4663): record[.objectType] == "File" ? record[.objectName] : nil
        default: nil
        }
    }

    func receive(_ problem: ReadProblem) {
        summary.problemCount += 1
        problems.report(problem)
    }

    func advance(bytes: Int) -> Bool {
        progress.add(bytes)
        return !progress.isStopped
    }

    private func judge(_ event: inout Event) {
        summary.count(event.time)
        switch question {
        case .findings:
            guard let verdict = watchkeeping.find(&event) else { return }
            for (index, finding) in verdict.findings.enumerated() where selection.includes(finding) {
                // One for each record and rule, however many of its reasons hold.
                if verdict.findings[..<index].contains(where: { $0.rule.id == finding.rule.id }) { continue }
                summary.findings[finding.rule.watch, default: [:]][finding.level, default: 0] += 1
                format.append(finding, of: event, verdict, to: &text)
            }
        case .logs:
            guard let verdict = watchkeeping.judge(&event) else { return }
            guard let log = verdict.logs.intersection(selection.logs).first else { return }
            summary.lines[log, default: 0] += 1
            format.append(log, of: event, verdict, to: &text)
        }
        if text.bytes.count >= 64 << 10 { flush() }
    }

    /// What was counted since this was asked the last time.
    func takeSummary() -> Summary {
        defer { summary = Summary() }
        return summary
    }

    /// Hands on what was written for the unit so far.
    func flush() {
        if !output.append(&text, unit: unit) { progress.stop() }
    }
}
