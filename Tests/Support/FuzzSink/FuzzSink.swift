import EventFiles
import Events
import WindowsLog

/// Counts what it is given.
package final class FuzzSink: RecordSink {
    package struct Summary: Equatable {
        package var records = 0
        package var fields = 0
        package var events = 0
        package var problems: [ReadProblem] = []
    }

    package private(set) var summary = Summary()

    package init() {}

    package func receive(_ record: WindowsRecord, kind: Int) {
        summary.records += 1
        for field in FieldName.allCases where record.has(field) { summary.fields &+= record[field].utf8.count + 1 }
        summary.fields &+= record.unnamed.count &+ Int(truncatingIfNeeded: record.contentHash & 0xffff_ffff)
    }

    package func receive(_ event: Event) {
        summary.events += 1
        // What was read can be written, and read again, without a change.
        var line = TextBuffer()
        EventJSON.append(event, EventLine(), to: &line)
        guard let again = try? EventJSON.read(line.string) else { return }
        var second = TextBuffer()
        EventJSON.append(again.event, again.line, to: &second)
        precondition(second.string == line.string, "A line that was read is written otherwise.")
    }

    package func receive(_ problem: ReadProblem) { summary.problems.append(problem) }

    package func advance(bytes: Int) -> Bool { true }
}

/// Feeds pieces whose lengths the bytes themselves decide.
package func feedInPieces(_ bytes: UnsafeBufferPointer<UInt8>, _ reader: any ByteReader) {
    var at = 0
    while at < bytes.count {
        let length = min(bytes.count - at, 1 + Int(bytes[at]) % 13)
        reader.feed(UnsafeBufferPointer(rebasing: bytes[at..<at + length]))
        at += length
    }
    reader.finish()
}
