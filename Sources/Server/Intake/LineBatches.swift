import Analysis
import Detection
import Events
import Foundation
import Reports
import Storage

/// Makes lines of what an analysis says, log lines and findings, and sends them on in batches.
///
/// Names of rules are kept in English; who shows a line looks the name up by ``EventLine/ruleID``.
final class LineBatches: EventFormat, @unchecked Sendable {
    // `@unchecked`: the batch is only touched while the lock is held.
    private let lock = NSLock()
    private let channel: BatchChannel
    private let folder: String
    private var batch: [LogLine] = []
    private var bytes = 0

    static let lineLimit = 8_000
    static let byteLimit = 16 << 20

    /// - Parameter folder: Names of files begin behind it.
    init(_ channel: BatchChannel, named folder: String) {
        self.channel = channel
        self.folder = folder
    }

    func append(_ log: LogName, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer) {
        let event = named(event)
        let size = event.roughBytes
        var findings: [LogLine] = []
        for (index, finding) in verdict.findings.enumerated() {
            // One for each record and rule, however many of its reasons hold.
            if verdict.findings[..<index].contains(where: { $0.rule.id == finding.rule.id }) { continue }
            findings.append(LogLine(EventLine(finding, verdict, .en), event))
        }
        add(LogLine(EventLine(log, verdict), event), findings, bytes: size * (findings.count + 1))
    }

    /// Findings come with the log lines of their events.
    func append(
        _ finding: Finding, of event: borrowing Event, _ verdict: borrowing Verdict, to text: inout TextBuffer
    ) {
        let event = named(event)
        add(LogLine(EventLine(finding, verdict, .en), event), [], bytes: event.roughBytes)
    }

    var head: [UInt8] { [] }

    func tail(_ summary: Summary) -> [UInt8] { [] }

    private func add(_ line: consuming LogLine, _ findings: [LogLine], bytes more: Int) {
        lock.lock()
        batch.append(line)
        batch += findings
        bytes += more
        var full: [LogLine] = []
        if batch.count >= Self.lineLimit || bytes >= Self.byteLimit {
            swap(&full, &batch)
            batch.reserveCapacity(full.count)
            bytes = 0
        }
        lock.unlock()
        if !full.isEmpty { channel.send(full) }
    }

    private func named(_ event: borrowing Event) -> Event {
        var event = copy event
        if !folder.isEmpty { event.origin.file = Importer.name(event.origin.file, folder) }
        return event
    }

    /// Sends what is left.
    func flush() {
        lock.lock()
        let rest = batch
        batch = []
        bytes = 0
        lock.unlock()
        if !rest.isEmpty { channel.send(rest) }
    }
}
