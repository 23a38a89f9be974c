import Spool
import Spooling
import Testing

@Suite struct RecordSumTests {
    @Test("the processor's instruction and the tables agree, at any length and place")
    func agree() {
        let bytes = (0..<4_200).map { _ in UInt8.random(in: 0...255) }
        bytes.withUnsafeBytes { bytes in
            for length in Array(0...70) + [255, 1_024, 4_099] {
                let start = Int.random(in: 0...(bytes.count - length))
                let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<start + length])
                #expect(RecordSum.make(piece) == Checksum.crc32c(piece), "\(length) bytes from \(start)")
            }
        }
    }

    @Test("it is the sum that the standard gives for its example")
    func known() {
        let sum = Array("123456789".utf8).withUnsafeBytes { RecordSum.make($0) }
        #expect(sum == 0xe306_9283)
    }
}
