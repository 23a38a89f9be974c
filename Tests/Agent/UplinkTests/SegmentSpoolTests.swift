import Foundation
import Spooling
import Testing
import Uplink

@Suite final class SegmentSpoolTests {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-spool-" + UUID().uuidString).path
    let spool: SegmentSpool

    init() throws {
        spool = SegmentSpool(folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// - Parameters:
    ///   - safe: So many of the records are safe.
    private func write(
        _ name: String, epoch: UInt64 = 7, _ numbers: [UInt64], alerts: Set<UInt64> = [], safe: Int? = nil,
        age: Int = 0,
        size: Int = 20
    ) throws {
        var bytes = Segment.head(epoch: epoch)
        var safeLength = bytes.count
        for (index, number) in numbers.enumerated() {
            let line = Array("\(number):".utf8) + [UInt8](repeating: 120, count: size)
            line.withUnsafeBytes {
                Segment.append($0, number: number, value: alerts.contains(number) ? .finding : .line, to: &bytes)
            }
            if index < safe ?? numbers.count { safeLength = bytes.count }
        }
        withUnsafeBytes(of: UInt64(safeLength).littleEndian) {
            bytes.replaceSubrange(Segment.safeLengthOffset..<(Segment.safeLengthOffset + 8), with: $0)
        }
        let path = folder + "/" + name
        let file = try FileHandle(forWritingTo: Self.made(path))
        try file.write(contentsOf: bytes)
        try file.close()
    }

    private static func made(_ path: String) -> URL {
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        return URL(filePath: path)
    }

    private func numbers(_ lines: BatchLines) -> [UInt64] {
        lines.bytes.split(separator: 10).compactMap { line in
            UInt64(String(decoding: line.prefix { $0 != 58 }, as: UTF8.self))
        }
    }

    @Test func `reads on from where it was, over segments, with the numbers that are missing`() throws {
        #expect(try spool.batch(after: nil) == nil)
        try write("b.seg", [6, 7, 9])
        try write("a.seg", Array(1...5), alerts: [3])
        let first = try #require(try spool.batch(after: nil))
        #expect(first.range == RecordRange(epoch: 7, first: 1, last: 9))
        #expect(numbers(first.lines) == [1, 2, 3, 4, 5, 6, 7, 9] && first.hasAlert)
        let place = SpoolPlace(epoch: 7, number: 9)
        #expect(try spool.batch(after: place) == nil)
        try write("c.seg", [12, 13])
        let second = try #require(try spool.batch(after: place))
        #expect(second.range == RecordRange(epoch: 7, first: 10, last: 13))
        #expect(numbers(second.lines) == [12, 13] && !second.hasAlert)
    }

    @Test func `sends only what a power cut does not take back`() throws {
        try write("a.seg", Array(1...5), safe: 3)
        #expect(try spool.batch(after: nil)?.range.last == 3)
        try write("a.seg", Array(1...5))
        #expect(try spool.batch(after: SpoolPlace(epoch: 7, number: 3))?.range.last == 5)
    }

    @Test func `takes no more than a batch holds, and long lines too`() throws {
        try write("a.seg", Array(1...20), size: 900_000)
        var place: SpoolPlace?
        var all: [UInt64] = []
        while let batch = try spool.batch(after: place) {
            #expect(batch.lines.bytes.count <= BatchLines.limitBytes && batch.range.first == UInt64(all.count) + 1)
            all += numbers(batch.lines)
            place = SpoolPlace(epoch: 7, number: batch.range.last)
        }
        #expect(all == Array(1...20))
        try write("b.seg", Array(21...9_000))
        #expect(try spool.batch(after: place)?.lines.count == BatchLines.lineLimit)
    }

    @Test func `a damaged record ends its segment and no more`() throws {
        try write("a.seg", Array(1...5))
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: folder + "/a.seg")))
        bytes[Segment.headLength + 2 * 42 + 20] ^= 1
        try Data(bytes).write(to: URL(filePath: folder + "/a.seg"))
        try write("b.seg", [6])
        try Data("nothing of ours".utf8).write(to: URL(filePath: folder + "/8.seg"))
        symlink("/dev/zero", folder + "/9.seg")
        let batch = try #require(try spool.batch(after: nil))
        #expect(batch.range.last == 6 && numbers(batch.lines).last == 6 && numbers(batch.lines).count < 6)
    }

    @Test func `an older epoch goes first, and a place of an epoch that is gone begins anew`() throws {
        try write("2.seg", epoch: 1, [1, 2])
        try write("1.seg", epoch: 9, [5, 6])
        let first = try #require(try spool.batch(after: nil))
        #expect(first.range == RecordRange(epoch: 9, first: 5, last: 6))
        #expect(try spool.batch(after: SpoolPlace(epoch: 9, number: 6))?.range.epoch == 1)
        #expect(try spool.batch(after: SpoolPlace(epoch: 3, number: 6))?.range.epoch == 9)
    }

    @Test func `knows what was sent and is still there, apart from what is still written to`() throws {
        try write("1.seg", epoch: 9, [1, 2])
        #expect(try !spool.keepsSent(before: SpoolPlace(epoch: 9, number: 2)))
        try write("2.seg", epoch: 9, [3, 4])
        #expect(try spool.keepsSent(before: SpoolPlace(epoch: 9, number: 2)))
        #expect(try !spool.keepsSent(before: SpoolPlace(epoch: 9, number: 1)))
        try write("3.seg", epoch: 5, [1])
        #expect(try spool.keepsSent(before: SpoolPlace(epoch: 5, number: 1)))
        #expect(try !spool.keepsSent(before: SpoolPlace(epoch: 4, number: 1)))
    }

    @Test func `finds the newest alerts first`() throws {
        try write("a.seg", Array(1...50), alerts: [10, 20])
        try write("b.seg", Array(51...90), alerts: [60, 70])
        #expect(numbers(try spool.newestAlerts(after: nil)) == [70, 60, 20, 10])
        #expect(numbers(try spool.newestAlerts(after: SpoolPlace(epoch: 7, number: 10))) == [70, 60, 20])
    }
}
