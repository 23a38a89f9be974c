import Testing

@testable import Events

@Suite struct SHA256Tests {
    @Test(
        "gives the digests of the standard's examples",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ])
    func standardExamples(_ text: String, _ digest: String) {
        #expect(hexadecimal(SHA256.digest(text)) == digest)
    }

    @Test("pads a message of every length as the standard has it")
    func lengths() {
        // The digests of "", "a", "aa" … up to 200 letters, hashed once more: from another implementation.
        let all = (0...200).flatMap { SHA256.digest(String(repeating: "a", count: $0)) }
        #expect(hexadecimal(SHA256.digest(all)) == "1be2d7d291484baf4c78d463a65b40a26c255b1946e5205eac8edad606a76fdd")
    }

    @Test("gives the digest of a million letters")
    func million() {
        #expect(
            hexadecimal(SHA256.digest(String(repeating: "a", count: 1_000_000)))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension SHA256 {
    fileprivate static func digest(_ text: String) -> [UInt8] {
        digest(Array(text.utf8))
    }

    fileprivate static func digest(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { out in
                digest(bytes, into: out)
                return Array(out)
            }
        }
    }
}
