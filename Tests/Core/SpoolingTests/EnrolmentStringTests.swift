import Spooling
import Testing

@Suite struct EnrolmentStringTests {
    static let pin = String(repeating: "0a", count: 32)
    static let token = EnrolmentString.token(random: (0..<32).map { UInt8($0 * 7) })

    @Test(arguments: ["server.example.jp", "192.0.2.1", "2001:db8::1"])
    func `reads what it writes`(host: String) throws {
        let string = EnrolmentString(host: host, port: 8_444, pin: Self.pin, token: Self.token)
        #expect(try EnrolmentString(" \(string.text)\r\n") == string)
    }

    @Test(arguments: [
        "", "mitsuke1:", "mitsuke2:a:1:\(pin):\(token)", "mitsuke1:a:0:\(pin):\(token)",
        "mitsuke1:a:70000:\(pin):\(token)",
        "mitsuke1:a:1:\(pin):short", "mitsuke1:a:1:\(pin.uppercased()):\(token)", "mitsuke1:a/b:1:\(pin):\(token)",
        "mitsuke1:2001:db8::1:1:\(pin):\(token)", "mitsuke1::1:\(pin):\(token)",
    ])
    func `refuses everything else`(text: String) {
        #expect(throws: LinkError.malformed) { try EnrolmentString(text) }
    }
}
