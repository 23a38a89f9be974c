import Testing

@testable import Events

@Suite struct HexDigitsTests {
    @Test("knows each byte, wherever it stands")
    func bytes() {
        for place in 0..<8 {
            for byte in UInt8.min...UInt8.max {
                var digits = Array("0A9F0A9F".utf8)
                digits[place] = byte
                let isUpper = 48...57 ~= byte || 65...70 ~= byte
                let isLower = 97...102 ~= byte
                #expect(HexDigits.areUpper(word(digits)) == isUpper)
                #expect(HexDigits.areAny(word(digits)) == (isUpper || isLower))
            }
        }
    }

    @Test("reads numbers in either case", arguments: ["00000000", "89aBcDeF", "0123ABCD", "ffffffff"])
    func values(_ text: String) {
        #expect(HexDigits.value(word(Array(text.utf8))) == UInt32(text, radix: 16))
        #expect(HexDigits.upper(UInt32(text, radix: 16) ?? 0) == word(Array(text.uppercased().utf8)))
        let lower = HexDigits.lowercased(word(Array(text.utf8)))
        #expect(lower == word(Array(text.lowercased().utf8)))
    }

    private func word(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    }
}
