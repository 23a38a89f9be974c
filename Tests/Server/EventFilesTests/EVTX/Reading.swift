import EVTXWriter
import EventFiles
import Events
import WindowsLog

/// What a reader gets out of a file in memory.
struct Reading {
    var records: [EVTXRecord] = []
    var problems: [ReadProblem] = []

    init(_ file: [UInt8], parser: EVTXParser = EVTXParser()) {
        Self.forEachChunk(file) { chunk, offset in
            parser.readAll(
                chunk: chunk, offset: offset, file: "test", report: { problems.append($0) },
                each: { records.append($0) })
        }
    }

    /// The chunks of `file`, whose header is skipped.
    static func forEachChunk(_ file: [UInt8], _ body: (UnsafeRawBufferPointer, UInt64) -> Void) {
        file.withUnsafeBytes { bytes in
            var offset = EVTXLayout.fileHeaderSize
            while offset < bytes.count {
                let end = min(offset + EVTXLayout.chunkSize, bytes.count)
                body(UnsafeRawBufferPointer(rebasing: bytes[offset..<end]), UInt64(offset))
                offset = end
            }
        }
    }
}

/// Keeps what a sink receives; of each record the fields that are there.
final class Received: RecordSink {
    struct Record: Equatable {
        var kind: Int
        var fields: [FieldName: String] = [:]
        var unnamed: [String]
        var recordID: UInt64?
        var contentHash: UInt64
        var sequence: UInt64
        var time: Timestamp
        var providerName: String
        var channel: String
        var computer: String
        var userID: String
        var loggingPID: UInt32?
    }

    var records: [Record] = []
    var problems: [ReadProblem] = []

    func receive(_ record: WindowsRecord, kind: Int) {
        var copy = Record(
            kind: kind, unnamed: record.unnamed, recordID: record.recordID, contentHash: record.contentHash,
            sequence: record.sequence, time: record.time, providerName: record.providerName, channel: record.channel,
            computer: record.computer, userID: record.userID, loggingPID: record.loggingPID)
        for field in FieldName.allCases where record.has(field) { copy.fields[field] = record[field] }
        records.append(copy)
    }

    func receive(_ event: Event) {}

    func receive(_ problem: ReadProblem) { problems.append(problem) }

    func advance(bytes: Int) -> Bool { true }
}

/// Events that the tests write.
enum Sample {
    static let time = Timestamp(fileTime: 132_000_000_001_234_567)

    static func event(_ number: UInt64, _ data: [EVTXDatum]) -> EVTXEvent {
        EVTXEvent(
            provider: "Example", eventID: 7, time: time, recordID: number, channel: "Application", computer: "PC-1",
            body: .eventData(data))
    }

    /// A file of small records, `count` of them.
    static func file(count: Int, style: EVTXStyle = .nested) throws -> [UInt8] {
        var writer = EVTXWriter(style: style)
        for number in 1...UInt64(count) {
            try writer.append(
                event(number, [EVTXDatum("Number", .uint64(number)), EVTXDatum("Text", .string("text \(number)"))]))
        }
        return writer.file()
    }
}

/// A generator of numbers that gives the same ones for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
        return word ^ word >> 31
    }
}
