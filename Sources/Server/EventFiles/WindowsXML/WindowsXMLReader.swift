import Events
import WindowsLog

/// Reads event XML as wevtutil, PowerShell and the Event Viewer write it: `<Event>` elements one after another, with or
/// without a root around them and whatever else between them.
final class WindowsXMLReader: ByteReader {
    private let file: String
    private let selection: FieldSelection
    private let sink: any RecordSink
    private var window = TextWindow()
    private var splitter = EventSplitter()
    private var parser = EventXML()
    private let record = WindowsRecord()
    private var count: UInt64 = 0

    /// Bytes of one event's XML.
    static let eventLimit = 4 << 20

    init(file: String, selection: FieldSelection, sink: any RecordSink) {
        self.file = file
        self.selection = selection
        self.sink = sink
    }

    func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
        window.append(bytes)
        readEvents(isLast: false)
    }

    func finish() {
        window.finish()
        readEvents(isLast: true)
    }

    private func readEvents(isLast: Bool) {
        while let piece = window.bytes.withUnsafeBufferPointer({ splitter.next(in: $0, isLast: isLast) }) {
            switch piece {
            case .event(let range): read(range)
            case .unfinished(let range):
                report(range.lowerBound, isLast && range.upperBound == window.bytes.count ? .truncated : .malformed)
            case .tooLarge(let start): report(start, .tooLarge(limit: Self.eventLimit))
            }
        }
        let done = splitter.firstNeeded
        window.drop(done)
        splitter.dropped(done)
    }

    private func read(_ range: Range<Int>) {
        count += 1
        record.clear()
        record.sequence = count
        let result = window.bytes.withUnsafeBufferPointer { bytes -> Result<Int?, XMLError> in
            let event = UnsafeBufferPointer(rebasing: bytes[range])
            do throws(XMLError) {
                let kind = try parser.read(event, into: record, selection)
                if kind != nil, record.recordID == nil { record.contentHash = contentHash(event) }
                return .success(kind)
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let kind): if let kind { sink.receive(record, kind: kind) }
        case .failure(let error): report(range.lowerBound + error.offset, .malformed)
        }
    }

    private func report(_ index: Int, _ kind: ReadProblem.Kind) {
        let (line, column) = window.place(at: index)
        sink.receive(
            ReadProblem(
                file: file, offset: window.offset + UInt64(index), line: line, column: column, kind: kind))
    }
}
