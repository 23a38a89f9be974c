import Events
import Foundation
import Sensing
import Spooling
import Testing

@testable import Spool

@Suite struct SpoolTests {
    private let folder: String
    private let now = Timestamp.seconds(1_790_000_000)

    init() {
        folder = FileManager.default.temporaryDirectory.path + "/spool-\(UUID().uuidString)"
    }

    private func put(_ spool: Spool, _ lines: [String], value: SpoolRecord.Value = .line) throws {
        for line in lines { Array(line.utf8).withUnsafeBytes { spool.append($0, value: value, at: now) } }
        try spool.flush(at: now)
    }

    /// Everything behind a position, epoch by epoch.
    private func all(after start: SegmentReader.Position? = nil, limit: Int = .max) throws -> [String] {
        var reader = SegmentReader(folder: folder)
        var (lines, position): ([String], SegmentReader.Position?) = ([], start)
        while true {
            var taken = 0
            let reached = try reader.records(after: position) { entry in
                guard taken < limit else { return false }
                taken += 1
                lines.append(String(decoding: entry.line, as: UTF8.self))
                return true
            }
            guard let reached else { return lines }
            position = reached
        }
    }

    private func segments() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".seg") }.sorted()
    }

    @Test("what was flushed is read in order, in batches of any size, over restarts", arguments: [1, 2, 7, 1_000])
    func order(_ batch: Int) throws {
        var limits = SpoolLimits()
        limits.segmentBytes = 400
        var lines: [String] = []
        for start in 0..<3 {
            let spool = try Spool(folder: folder, limits: limits)
            for round in 0..<10 {
                let part = (0..<5).map { "{\"start\":\(start),\"round\":\(round),\"n\":\($0)}" }
                try put(spool, part)
                lines += part
            }
            #expect(spool.count == UInt64(lines.count))
        }
        #expect(try segments().count > 6)
        #expect(try all(limit: batch) == lines)
    }

    @Test("what is not flushed is not there, and what is not safe does not leave")
    func unflushed() throws {
        let spool = try Spool(folder: folder)
        try put(spool, ["{\"a\":1}"])
        Array("{\"b\":2}".utf8).withUnsafeBytes { spool.append($0, value: .line, at: now) }
        #expect(try all() == ["{\"a\":1}"])
        // A record that lies behind the safe length may be lost with the power: it stays.
        let path = folder + "/" + (try #require(try segments().first))
        var bytes = try Data(contentsOf: URL(filePath: path))
        var more: [UInt8] = []
        Array("{\"c\":3}".utf8).withUnsafeBytes { Segment.append($0, number: 2, value: .line, to: &more) }
        bytes += more
        try bytes.write(to: URL(filePath: path))
        #expect(try all() == ["{\"a\":1}"])
        // The next start finds it whole, and it is safe then.
        let next = try Spool(folder: folder)
        #expect(next.count == 2)
        #expect(try all() == ["{\"a\":1}", "{\"c\":3}"])
    }

    @Test("cut at any byte, the next start keeps the whole records and goes on")
    func cut() throws {
        let lines = ["{\"a\":1}", "{\"b\":22}", "{\"c\":333}"]
        try put(try Spool(folder: folder), lines)
        let name = try #require(try segments().first)
        let whole = try Data(contentsOf: URL(filePath: folder + "/" + name))
        for count in 0...whole.count {
            try FileManager.default.removeItem(atPath: folder)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try whole.prefix(count).write(to: URL(filePath: folder + "/" + name))
            let spool = try Spool(folder: folder)
            let left = try all()
            #expect(Array(lines.prefix(left.count)) == left && spool.count == UInt64(left.count), "cut at \(count)")
            #expect(count < whole.count || left == lines)
            try put(spool, ["{\"d\":4}"])
            #expect(try all() == left + ["{\"d\":4}"])
        }
    }

    @Test("acknowledged segments go, in whatever order the word comes; others and the one being written stay")
    func acknowledges() throws {
        var limits = SpoolLimits()
        limits.segmentBytes = 1
        let spool = try Spool(folder: folder, limits: limits)
        for number in 1...4 { try put(spool, ["{\"n\":\(number)}"]) }
        #expect(try segments().count == 4)
        func word(_ first: UInt64, _ last: UInt64, epoch: UInt64? = nil) throws {
            let range = try #require(RecordRange(epoch: epoch ?? spool.epoch, first: first, last: last))
            try spool.acknowledge(range)
        }
        try word(2, 3)
        #expect(try all() == ["{\"n\":1}", "{\"n\":4}"])
        try word(1, 1, epoch: spool.epoch ^ 1)
        #expect(try all().count == 2)
        try word(1, 1)
        #expect(try all() == ["{\"n\":4}"])
        try word(4, 4)
        #expect(try all().isEmpty && spool.count == 0)
        try put(spool, ["{\"n\":5}"])
        #expect(try all() == ["{\"n\":5}"])
        #expect(spool.takeGap(at: now) == nil)
    }

    @Test("without room the oldest lines go first, findings last, and each that goes is counted")
    func limits() throws {
        var limits = SpoolLimits()
        limits.segmentBytes = 2_000
        limits.bytes = 20_000
        let spool = try Spool(folder: folder, limits: limits)
        var findings: [String] = []
        for number in 0..<400 {
            let words = "{\"n\":\(number),\"x\":\"\(String(repeating: "x", count: 60))\"}"
            try put(spool, [words], value: number % 10 == 0 ? .finding : .line)
            if number % 10 == 0 { findings.append(words) }
        }
        #expect(spool.bytes <= 20_000 + 2_100)
        let left = try all()
        #expect(findings.allSatisfy { left.contains($0) })
        #expect(left.contains { !findings.contains($0) })
        let gap = try #require(spool.takeGap(at: now))
        #expect(gap.reason == .spoolFull && gap.count == UInt64(400 - left.count))
        #expect(spool.takeGap(at: now) == nil)
        // Findings alone are too many in the end.
        for number in 0..<400 {
            try put(spool, ["{\"f\":\(number),\"x\":\"\(String(repeating: "x", count: 60))\"}"], value: .finding)
        }
        let second = try #require(spool.takeGap(at: now))
        #expect(try (second.count ?? 0) + UInt64(all().count) == UInt64(left.count + 400))
        #expect(spool.bytes <= 20_000 + 2_100)
    }

    @Test("what is too old goes, and is counted")
    func age() throws {
        var limits = SpoolLimits()
        limits.segmentBytes = 1
        limits.ageSeconds = 60
        let spool = try Spool(folder: folder, limits: limits)
        try put(spool, ["{\"n\":1}"])
        Array("{\"n\":2}".utf8).withUnsafeBytes { spool.append($0, value: .line, at: now) }
        let later = Timestamp(ticks: now.ticks + 61 * Timestamp.ticksPerSecond)
        try spool.flush(at: later)
        #expect(try all() == ["{\"n\":2}"])
        #expect(spool.takeGap(at: later)?.count == 1)
    }

    @Test("a storm is written before memory is full, and loses nothing")
    func storm() throws {
        let spool = try Spool(folder: folder)
        let line = [UInt8](repeating: 0x78, count: 1_000)
        for _ in 0..<20_000 { line.withUnsafeBytes { spool.append($0, value: .line, at: now) } }
        try spool.flush(at: now)
        #expect(spool.count == 20_000)
        #expect(spool.takeGap(at: now) == nil)
        #expect(try all().count == 20_000)
    }

    @Test("a disk that takes nothing loses nothing until memory is full, and then says how much")
    func unwritable() throws {
        var limits = SpoolLimits()
        limits.pendingBytes = 200
        let spool = try Spool(folder: folder, limits: limits)
        try FileManager.default.removeItem(atPath: folder)
        for number in 0..<50 {
            Array("{\"n\":\(number)}".utf8).withUnsafeBytes { spool.append($0, value: .line, at: now) }
            #expect(throws: SpoolError.self) { try spool.flush(at: now) }
        }
        let gap = try #require(spool.takeGap(at: now))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try spool.flush(at: now)
        #expect(gap.reason == .overload)
        #expect(try UInt64(all().count) + (gap.count ?? 0) == 50)
    }
}
