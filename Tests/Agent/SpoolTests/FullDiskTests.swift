import Events
import Foundation
import Glibc
import Spooling
import Testing

@testable import Spool

/// A disk that takes a part of what is written, and the rest later.
@Suite(.enabled(if: geteuid() == 0, "needs root")) struct FullDiskTests {
    @Test("what was written before the disk was full is there once, and so is the rest, once there is room")
    func full() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/spool-full-" + UUID().uuidString
        mkdir(folder, 0o700)
        try #require(mount("mitsuke", folder, "tmpfs", 0, "size=256k") == 0)
        defer {
            umount2(folder, Int32(MNT_DETACH))
            rmdir(folder)
        }
        let now = Timestamp.seconds(1_790_000_000)
        let spool = try Spool(folder: folder + "/spool")
        func put(_ numbers: ClosedRange<Int>) {
            for number in numbers {
                let line = "{\"number\":\(number),\"more\":\"" + String(repeating: "x", count: 900) + "\"}"
                Array(line.utf8).withUnsafeBytes { spool.append($0, value: .line, at: now) }
            }
        }
        put(1...50)
        try spool.flush(at: now)
        let filler = folder + "/filler"
        _ = FileManager.default.createFile(atPath: filler, contents: Data(count: 100_000))
        // There is room for a part of these only, and at the second try for nothing.
        put(51...250)
        #expect(throws: SpoolError.self) { try spool.flush(at: now) }
        put(251...260)
        #expect(throws: SpoolError.self) { try spool.flush(at: now) }
        unlink(filler)
        // What was acknowledged makes room.
        var count = 0
        let first = try #require(RecordRange(epoch: spool.epoch, first: 1, last: 50))
        #expect(try spool.records(in: first) { _ in count += 1 } == 50 && count == 50)
        try #require(mount("mitsuke", folder, "tmpfs", UInt(MS_REMOUNT), "size=4m") == 0)
        try spool.flush(at: now)

        var reader = SegmentReader(folder: folder + "/spool")
        var numbers: [UInt64] = []
        var position: SegmentReader.Position?
        while let reached = try reader.records(
            after: position,
            take: { entry in
                #expect(String(decoding: entry.line, as: UTF8.self).hasPrefix("{\"number\":\(entry.number),"))
                numbers.append(entry.number)
                return true
            })
        { position = reached }
        #expect(numbers == Array(1...260))
        // Each number is there once: what the server acknowledges is what is here.
        let all = try #require(RecordRange(epoch: spool.epoch, first: 1, last: 260))
        #expect(try spool.records(in: all) { _ in } == 260)
        try spool.acknowledge(all)
        #expect(spool.count == 0 || spool.bytes < 1 << 20)
        #expect(spool.takeGap(at: now) == nil)
    }
}
