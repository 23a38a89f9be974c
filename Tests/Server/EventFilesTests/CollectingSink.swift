import Events
import Foundation
import WindowsLog

@testable import EventFiles

/// A record as it was when the sink got it.
struct ReadRecord: Equatable {
    var provider = Provider.other
    var eventID: UInt32 = 0
    var time = ""
    var computer = ""
    var channel = ""
    var recordID: UInt64?
    var loggingPID: UInt32?
    var isRefused = false
    var userID = ""
    var sequence: UInt64 = 0
    var contentHash: UInt64 = 0
    var fields: [FieldName: String] = [:]
    var unnamed: [String] = []
}

/// Keeps everything that a reader gives.
final class CollectingSink: RecordSink {
    private(set) var records: [ReadRecord] = []
    private(set) var events: [Event] = []
    private(set) var problems: [ReadProblem] = []
    private(set) var bytes = 0
    /// How often it is told of progress before it wants no more.
    var patience = Int.max

    func receive(_ record: WindowsRecord, kind: Int) {
        var read = ReadRecord()
        read.provider = record.provider
        read.eventID = record.eventID
        read.time = record.time.rfc3339
        read.computer = record.computer
        read.channel = record.channel
        read.recordID = record.recordID
        read.loggingPID = record.loggingPID
        read.userID = record.userID
        read.isRefused = record.isRefused
        read.sequence = record.sequence
        read.contentHash = record.contentHash
        for field in FieldName.allCases where record.has(field) { read.fields[field] = record[field] }
        read.unnamed = record.unnamed
        records.append(read)
    }

    func receive(_ event: Event) { events.append(event) }

    func receive(_ problem: ReadProblem) { problems.append(problem) }

    func advance(bytes: Int) -> Bool {
        self.bytes += bytes
        patience -= 1
        return patience > 0
    }

    var kinds: [ReadProblem.Kind] { problems.map(\.kind) }
}

extension ByteReader {
    /// Reads bytes whole, or in pieces of a length.
    func read(_ bytes: [UInt8], pieces length: Int = .max) {
        var at = 0
        while at < bytes.count {
            let end = min(at + min(length, bytes.count), bytes.count)
            bytes[at..<end].withUnsafeBufferPointer { feed($0) }
            at = end
        }
        finish()
    }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "mitsuke-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file, with the folders above it, and gives its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }
}
