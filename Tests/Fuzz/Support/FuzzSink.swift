import Events
import WindowsLog

@testable import EventFiles

/// Counts what it is given.
final class FuzzSink: RecordSink {
    struct Summary: Equatable {
        var records = 0
        var fields = 0
        var events = 0
        var problems: [ReadProblem] = []
    }

    private(set) var summary = Summary()

    func receive(_ record: WindowsRecord, kind: Int) {
        summary.records += 1
        for field in FieldName.allCases where record.has(field) { summary.fields &+= record[field].utf8.count + 1 }
        summary.fields &+= record.unnamed.count &+ Int(truncatingIfNeeded: record.contentHash & 0xffff_ffff)
    }

    func receive(_ event: Event) {
        summary.events += 1
        // What was read can be written, and read again, without a change.
        var line = TextBuffer()
        EventJSON.append(event, EventLine(), to: &line)
        guard let again = try? EventJSON.read(line.string) else { return }
        var second = TextBuffer()
        EventJSON.append(again.event, again.line, to: &second)
        precondition(second.string == line.string, "A line that was read is written otherwise.")
    }

    func receive(_ problem: ReadProblem) { summary.problems.append(problem) }

    func advance(bytes: Int) -> Bool { true }
}

/// Feeds pieces whose lengths the bytes themselves decide.
func feedInPieces(_ bytes: UnsafeBufferPointer<UInt8>, _ reader: any ByteReader) {
    var at = 0
    while at < bytes.count {
        let length = min(bytes.count - at, 1 + Int(bytes[at]) % 13)
        reader.feed(UnsafeBufferPointer(rebasing: bytes[at..<at + length]))
        at += length
    }
    reader.finish()
}
