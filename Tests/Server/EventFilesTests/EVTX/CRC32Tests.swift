import EventFiles
import Testing

@Suite struct CRC32Tests {
    @Test("knows the check value of the standard")
    func checkValue() {
        let bytes = Array("123456789".utf8)
        #expect(bytes.withUnsafeBytes { CRC32.checksum($0) } == 0xcbf4_3926)
    }

    @Test("gives the same for a run and for its pieces, of whatever lengths")
    func pieces() {
        var numbers = SeededNumbers(seed: 1)
        let bytes = (0..<1_000).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        for length in 0...bytes.count {
            let whole = bytes[..<length].withUnsafeBytes { CRC32.checksum($0) }
            // Byte by byte, which never takes the way for long runs.
            let pieces = bytes[..<length].reduce(UInt32(0)) { crc, byte in
                [byte].withUnsafeBytes { CRC32.checksum($0, continuing: crc) }
            }
            #expect(whole == pieces, "\(length) bytes")
        }
    }
}
