import Events
import WindowsLog

/// Reads JSON objects, one to a line, in the shapes of ``JSONRecord`` or in our own; also an array of such objects, or objects
/// that are spread over several lines.
final class JSONLinesReader: ByteReader {
    private let file: String
    private let selection: FieldSelection
    private let sink: any RecordSink
    private var window = TextWindow()
    private var splitter = ObjectSplitter()
    private var parser = JSONRecord()
    private let record = WindowsRecord()

    /// Bytes of one object.
    static let objectLimit = 16 << 20

    init(file: String, selection: FieldSelection, sink: any RecordSink) {
        self.file = file
        self.selection = selection
        self.sink = sink
    }

    func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
        window.append(bytes)
        readObjects(isLast: false)
    }

    func finish() {
        window.finish()
        readObjects(isLast: true)
    }

    private func readObjects(isLast: Bool) {
        while let piece = window.bytes.withUnsafeBufferPointer({ splitter.next(in: $0, isLast: isLast) }) {
            switch piece {
            case .object(let range): read(range)
            case .tooLarge(let start): report(start, .tooLarge(limit: Self.objectLimit))
            }
        }
        let done = splitter.firstNeeded
        window.drop(done)
        splitter.dropped(done)
    }

    private func read(_ range: Range<Int>) {
        let sequence = window.place(at: range.lowerBound).line
        record.clear()
        record.sequence = sequence
        let result = window.bytes.withUnsafeBufferPointer { bytes in
            read(UnsafeBufferPointer(rebasing: bytes[range]), sequence)
        }
        switch result {
        case .success(.record(let kind)): sink.receive(record, kind: kind)
        case .success(.event(let event)): sink.receive(event)
        case .success(.unwanted): break
        case .failure(let error): report(range.lowerBound + error.offset, .malformed)
        }
    }

    private enum Outcome {
        case record(kind: Int)
        case event(Event)
        case unwanted
    }

    private func read(_ bytes: UnsafeBufferPointer<UInt8>, _ sequence: UInt64) -> Result<Outcome, JSONError> {
        do throws(JSONError) {
            switch try parser.read(bytes, into: record, selection) {
            case .record(let kind):
                if record.recordID == nil { record.contentHash = contentHash(bytes) }
                return .success(.record(kind: kind))
            case .own:
                var event = try EventJSON.read(bytes).event
                // A line that says where it was read first keeps that.
                if event.origin.file.isEmpty { event.origin.file = file }
                if event.origin.sequence == 0 { event.origin.sequence = sequence }
                return .success(.event(event))
            case .unwanted:
                return .success(.unwanted)
            }
        } catch {
            return .failure(error)
        }
    }

    private func report(_ index: Int, _ kind: ReadProblem.Kind) {
        let (line, column) = window.place(at: index)
        sink.receive(
            ReadProblem(file: file, offset: window.offset + UInt64(index), line: line, column: column, kind: kind))
    }
}
