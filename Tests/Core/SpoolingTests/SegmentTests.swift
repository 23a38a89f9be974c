import Spooling
import Testing

@Suite struct SegmentTests {
    @Test("the sum is CRC-32C, in one piece and in several")
    func checksum() {
        let digits = Array("123456789".utf8)
        #expect(digits.withUnsafeBytes { Checksum.crc32c($0) } == 0xe306_9283)
        let long = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let whole = long.withUnsafeBytes { Checksum.crc32c($0) }
        for cut in [0, 1, 7, 8, 333, 999, 1_000] {
            let first = long[..<cut].withUnsafeBytes { Checksum.crc32c($0) }
            #expect(long[cut...].withUnsafeBytes { Checksum.crc32c($0, after: first) } == whole)
        }
    }

    private static func segment(_ lines: [String]) -> [UInt8] {
        var bytes = Segment.head(epoch: 7)
        for (index, line) in lines.enumerated() {
            Array(line.utf8).withUnsafeBytes {
                Segment.append($0, number: UInt64(index + 1), value: index % 2 == 0 ? .line : .finding, to: &bytes)
            }
        }
        return bytes
    }

    private static func read(_ bytes: [UInt8]) -> (records: [SpoolRecord], isTorn: Bool) {
        bytes.withUnsafeBytes { bytes in
            var records: [SpoolRecord] = []
            guard Segment.epoch(of: bytes) == 7 else { return ([], true) }
            var at = Segment.headLength
            while true {
                switch Segment.entry(in: bytes, at: at) {
                case .end: return (records, false)
                case .torn: return (records, true)
                case .record(let entry):
                    records.append(SpoolRecord(number: entry.number, value: entry.value, line: Array(entry.line)))
                    at = entry.end
                }
            }
        }
    }

    @Test("what is written is read again")
    func roundTrip() {
        let lines = ["{\"a\":1}", "", String(repeating: "長", count: 9_999)]
        let (records, isTorn) = Self.read(Self.segment(lines))
        #expect(!isTorn)
        #expect(records.map { String(decoding: $0.line, as: UTF8.self) } == lines)
        #expect(records.map(\.number) == [1, 2, 3] && records.map(\.value) == [.line, .finding, .line])
    }

    @Test("cut at any byte, the records before the cut are whole and the rest is not taken for one")
    func truncation() {
        let lines = ["{\"a\":1}", "{\"b\":22}", "{\"c\":333}"]
        let bytes = Self.segment(lines)
        for count in 0..<bytes.count {
            let (records, isTorn) = Self.read(Array(bytes[..<count]))
            let whole = lines.prefix(records.count)
            #expect(records.map { String(decoding: $0.line, as: UTF8.self) } == Array(whole))
            let isBetween = count == Segment.headLength + records.reduce(0) { $0 + $1.line.count + Segment.frameLength }
            #expect(isTorn != isBetween, "cut at \(count)")
        }
    }

    @Test("a bit that changed anywhere is noticed")
    func rot() {
        let bytes = Self.segment(["{\"a\":1}", "{\"b\":22}"])
        for place in 0..<bytes.count * 8 where !(20 * 8..<28 * 8).contains(place) {
            var rotten = bytes
            rotten[place / 8] ^= 1 << UInt8(place % 8)
            let (records, isTorn) = Self.read(rotten)
            #expect(isTorn && records.count < 2, "bit \(place)")
        }
    }
}
