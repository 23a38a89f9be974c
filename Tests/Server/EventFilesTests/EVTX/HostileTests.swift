import EVTXWriter
import EventFiles
import Testing

/// Chunks that are made to cost time or memory without end.
@Suite struct HostileTests {
    @Test("stops at elements nested too deeply, and goes on with the next record")
    func deepNesting() throws {
        for depth in [8, 28, 40, 2_000] {
            var element = EVTXElement("E", text: "bottom")
            for _ in 1..<depth { element = EVTXElement("E", children: [element]) }
            var writer = EVTXWriter()
            try writer.append(Sample.event(1, [EVTXDatum("A", .elements([element]))]))
            try writer.append(Sample.event(2, [EVTXDatum("A", .string("next"))]))
            let reading = Reading(writer.file())
            #expect(reading.records.map(\.number) == [1, 2])
            #expect(reading.records[0].data == (depth <= 32 ? [.init("E", "bottom")] : []), "\(depth) deep")
            #expect(reading.problems.isEmpty == (depth <= 32))
        }
    }

    @Test(
        "refuses counts and sizes that go beyond the record", arguments: [0x7fff_ffff, 0xffff_ffff, 0x4000_0000, 5_000])
    func hugeCounts(_ count: Int) throws {
        let file = try Sample.file(count: 2)
        let start = Int(Reading(file).records[1].offset)
        // The second record refers to the first one's template: its count follows the reference.
        for place in [4, 24 + 4 + 6, 24 + 4 + 10] {
            var damaged = file
            for index in 0..<4 { damaged[start + place + index] = UInt8(truncatingIfNeeded: count >> (8 * index)) }
            let reading = Reading(damaged)
            #expect(reading.records.map(\.number) == [1])
            #expect(reading.problems.contains { $0.kind == .record && $0.offset == UInt64(start) })
        }
    }

    @Test("a template that contains its own name and itself ends")
    func cyclicOffsets() throws {
        let file = try Sample.file(count: 1)
        let start = Int(Reading(file).records[0].offset)
        // Every four bytes of the record in turn become the offset of the record's own template.
        let parser = EVTXParser()
        for place in start + 24..<start + 1_200 {
            var damaged = file
            for (index, byte) in [0x26, 0x02, 0, 0].enumerated() { damaged[place + index] = UInt8(byte) }
            #expect(Reading(damaged, parser: parser).records.count <= 1)
        }
    }

    @Test("a record that repeats one value without end costs no more than the chunk's budget")
    func amplification() throws {
        // 1,500 elements, each with all of the same 30,000 letters.
        let chunk = AmplifyingChunk.bytes(elements: 1_500, letters: 15_000)
        var text = 0
        var problems: [ReadProblem] = []
        chunk.withUnsafeBytes { bytes in
            EVTXParser().readAll(chunk: bytes, offset: 0, file: "test", report: { problems.append($0) }) { record in
                text += record.data.reduce(0) { $0 + $1.text.utf8.count }
            }
        }
        #expect(text > 0)
        #expect(text < 8 << 20)
        #expect(problems.contains { $0.kind == .record })
    }
}
