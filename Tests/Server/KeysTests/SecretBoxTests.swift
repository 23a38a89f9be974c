import Testing

@testable import Keys

@Suite struct SecretBoxTests {
    private let box = SecretBox(key: Array(0..<32))!

    @Test("opens what it sealed, for the same purpose only")
    func roundTrip() throws {
        let sealed = try box.seal([1, 2, 3], for: "smtp")
        #expect(try box.open(sealed, for: "smtp") == [1, 2, 3])
        #expect(throws: (any Error).self) { try box.open(sealed, for: "webhook") }
    }

    @Test("refuses what was changed at any byte")
    func changed() throws {
        let sealed = try box.seal([1, 2, 3], for: "smtp")
        for index in sealed.indices {
            var other = sealed
            other[index] ^= 1
            #expect(throws: (any Error).self) { try box.open(other, for: "smtp") }
        }
    }

    @Test("takes keys of 32 bytes only")
    func keyLength() {
        #expect(SecretBox(key: Array(0..<31)) == nil)
    }
}
