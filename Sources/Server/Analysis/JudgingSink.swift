import Detection
import EventFiles
import Events
import Watches
import WindowsLog

/// Second pass: judges what the first kept, or the records once more, and writes what comes of it.
final class JudgingSink: RecordSink {
    private let watchkeeping: Watchkeeping
    private let question: Question
    private let selection: Selection
    private let format: any EventFormat
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
        output: OrderedOutput,
        progress: ReadingProgress
    ) {
        self.watchkeeping = watchkeeping
        self.question = question
        self.selection = selection
        self.format = format
        self.output = output
        self.progress = progress
    }

    func receive(_ record: WindowsRecord, kind: Int) {
        guard selection.includes(record.time) else { return }
        if question == .findings, let path = record.filePath, !watchkeeping.canFind(atPath: path) { return }
        var event = Event.blank
        guard table[kind].fill(record, &event) else { return }
        if event.origin.file.isEmpty { event.origin.file = file }
        judge(&event)
    }

    func receive(_ event: Event) {
        guard selection.includes(event.time) else { return }
        var event = event
        if event.origin.file.isEmpty { event.origin.file = file }
        judge(&event)
    }

    /// The first pass met the same problems and reported them.
    func receive(_ problem: ReadProblem) {}

    func advance(bytes: Int) -> Bool {
        progress.add(bytes)
        return !progress.isStopped
    }

    func judge(_ event: inout Event) {
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
            summary.count(event.time, records: 1)
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
