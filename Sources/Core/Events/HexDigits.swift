/// Eight hexadecimal digits at a time, as the eight bytes of a word: the standard library's vectors compare lane by lane.
package enum HexDigits {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Whether all bytes are digits, letters among them in capitals.
    @inline(__always)
    package static func areUpper(_ word: UInt64) -> Bool {
        isForeign(word, letters: word ^ (ones &* 0x40)) == 0
    }

    /// Whether all bytes are digits, letters in either case.
    @inline(__always)
    package static func areAny(_ word: UInt64) -> Bool {
        isForeign(word, letters: (word | ones &* 0x20) ^ (ones &* 0x60)) == 0
    }

    /// The same digits in lower case.
    @inline(__always)
    package static func lowercased(_ word: UInt64) -> UInt64 {
        word | ones &* 0x20
    }

    /// The number that digits are, of which the first is the lowest byte, as they lie in memory.
    @inline(__always)
    package static func value(_ word: UInt64) -> UInt32 {
        let swapped = word.byteSwapped
        var number = (swapped & (ones &* 0x0f)) &+ 9 &* (swapped &>> 6 & ones)
        number = (number | number &>> 4) & 0x00ff_00ff_00ff_00ff
        number = (number | number &>> 8) & 0x0000_ffff_0000_ffff
        return UInt32(truncatingIfNeeded: number | number &>> 16)
    }

    /// The eight digits of a number, in capitals, the first in the lowest byte.
    @inline(__always)
    package static func upper(_ number: UInt32) -> UInt64 {
        var digits = UInt64(number)
        digits = (digits | digits &<< 16) & 0x0000_ffff_0000_ffff
        digits = (digits | digits &<< 8) & 0x00ff_00ff_00ff_00ff
        digits = (digits | digits &<< 4) & (ones &* 0x0f)
        // 1 for the digits that are letters, which stand seven further on.
        let letters = (digits &+ ones &* 6) &>> 4 & ones
        return (digits &+ ones &* 48 &+ letters &* 7).byteSwapped
    }

    /// The top bit of each byte that is no digit. `letters` has 1...6 where a byte is a letter.
    @inline(__always)
    private static func isForeign(_ word: UInt64, letters: UInt64) -> UInt64 {
        // Bytes beyond ASCII would carry into their neighbours.
        guard word & tops == 0 else { return tops }
        let noDecimal = (word ^ (ones &* 0x30)) &+ ones &* 0x76
        let noLetter = (letters &+ ones &* 0x79) | ~(letters &+ ones &* 0x7f)
        return noDecimal & noLetter & tops
    }
}
