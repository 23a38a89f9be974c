import EVTXWriter
import EventFiles
import Testing

/// Files that are cut, overwritten or made to do harm.
@Suite struct DamageTests {
    private static let chunk = EVTXLayout.fileHeaderSize

    @Test("reads the records before the cut, wherever a file is cut", arguments: EVTXStyle.allCases)
    func truncation(style: EVTXStyle) throws {
        let file = try Sample.file(count: 4, style: style)
        let whole = Reading(file)
        #expect(whole.records.count == 4)
        let starts = whole.records.map { Int($0.offset) }
        let parser = EVTXParser()
        for length in Self.chunk...(starts[3] + 600) {
            let reading = Reading(Array(file[..<length]), parser: parser)
            // The end of a record is the beginning of the next.
            let complete = starts.dropFirst().count { $0 <= length }
            #expect(reading.records.count >= complete, "cut at \(length)")
            #expect(reading.records.count <= 4)
            if length > Self.chunk + 8 {
                #expect(reading.problems.contains { $0.kind == .truncated }, "cut at \(length)")
            }
        }
    }

    @Test("survives flipped bits and overwritten bytes", arguments: EVTXStyle.allCases, 1...4 as ClosedRange<UInt64>)
    func mutations(style: EVTXStyle, seed: UInt64) throws {
        let file = try Sample.file(count: 12, style: style)
        // What the checksums cover: not the chunk's flags, and nothing behind the records.
        let end = Self.chunk + Int(file[Self.chunk + 48]) + Int(file[Self.chunk + 49]) << 8
        let places = Array(Self.chunk..<(Self.chunk + 120)) + Array((Self.chunk + 124)..<end)
        let parser = EVTXParser()
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<250 {
            var damaged = file
            for _ in 0..<Int.random(in: 1...8, using: &numbers) {
                let place = places[Int.random(in: places.indices, using: &numbers)]
                damaged[place] =
                    Bool.random(using: &numbers)
                    ? damaged[place] ^ 1 << UInt8.random(in: 0..<8, using: &numbers)
                    : UInt8.random(in: 0...255, using: &numbers)
            }
            let reading = Reading(damaged, parser: parser)
            #expect(reading.records.count <= 24)
            #expect(damaged == file || !reading.problems.isEmpty)
        }
    }

    @Test("reports a chunk whose checksum is wrong, and reads its records")
    func checksum() throws {
        var file = try Sample.file(count: 3)
        let last = Int(Reading(file).records[2].offset)
        // Inside the text of the last record.
        file[last + 60] ^= 1
        let reading = Reading(file)
        #expect(reading.problems.first == ReadProblem(file: "test", offset: 4_096, kind: .chunkChecksum))
        #expect(reading.records.prefix(2).map(\.recordID) == ["1", "2"])
    }

    @Test("reads the records of a chunk whose magic number is gone")
    func chunkMagic() throws {
        var file = try Sample.file(count: 5)
        file[Self.chunk] = 0x58
        let reading = Reading(file)
        #expect(reading.records.map(\.recordID) == ["1", "2", "3", "4", "5"])
        #expect(reading.problems == [ReadProblem(file: "test", offset: 4_096, kind: .chunkMagic)])
    }

    @Test("goes on behind a broken record")
    func brokenRecord() throws {
        var file = try Sample.file(count: 6)
        let third = Int(Reading(file).records[2].offset)
        for place in third..<(third + 24) { file[place] = 0xff }
        let reading = Reading(file)
        #expect(reading.records.map(\.number) == [1, 2, 4, 5, 6])
        #expect(reading.problems.contains(ReadProblem(file: "test", offset: UInt64(third), kind: .record)))
    }

    @Test("does not take what lies behind a whole chunk's records for records")
    func remains() throws {
        // A chunk that was used before by more records: their end still lies there.
        let old = try Sample.file(count: 9)
        var file = try Sample.file(count: 3)
        let end = Int(Reading(old).records[3].offset)
        file.replaceSubrange(
            end..<(Self.chunk + EVTXLayout.chunkSize), with: old[end..<(Self.chunk + EVTXLayout.chunkSize)])
        let reading = Reading(file)
        #expect(reading.records.map(\.number) == [1, 2, 3])
        #expect(reading.problems.isEmpty)
    }

    @Test("says nothing of room for chunks that is not used yet")
    func unused() throws {
        let file = try Sample.file(count: 2) + [UInt8](repeating: 0, count: 3 * EVTXLayout.chunkSize)
        let reading = Reading(file)
        #expect(reading.records.count == 2)
        #expect(reading.problems.isEmpty)
    }

    @Test("one damaged chunk does not spoil the template for the next")
    func templateOfDamagedChunk() throws {
        var writer = EVTXWriter(style: .single)
        try writer.append(Sample.event(1, [EVTXDatum("Name", .string("a"))]))
        writer.endChunk()
        try writer.append(Sample.event(2, [EVTXDatum("Name", .string("b"))]))
        var file = writer.file()
        let name = Array("Name".utf16).flatMap { [UInt8($0 & 0xff), 0] }
        // The last one in the first chunk is the datum's.
        let chunkEnd = Self.chunk + EVTXLayout.chunkSize
        let spots = (Self.chunk..<(chunkEnd - 8)).filter { Array(file[$0..<($0 + 8)]) == Array(name) }
        for spot in spots { file[spot] = 0x58 }
        #expect(Reading(file).records.map { $0.data.map(\.name) }.last == ["Name"])
    }
}
