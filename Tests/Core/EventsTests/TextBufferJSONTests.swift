import Testing

@testable import Events

@Suite struct TextBufferJSONTests {
    @Test(
        "escapes what JSON, a terminal or a reader's eye must not meet",
        arguments: [
            ("", #""""#), ("plain", #""plain""#), (#"C:\Windows\a "b""#, #""C:\\Windows\\a \"b\"""#),
            ("\u{8}\t\n\u{c}\r\u{1b}[31m\u{7f}", #""\b\t\n\f\r\u001b[31m\u007f""#),
            ("\u{85}\u{9b}", #""\u0085\u009b""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
            ("\u{202a}\u{202e}\u{2066}\u{2069}\u{200e}\u{200f}", #""\u202a\u202e\u2066\u2069\u200e\u200f""#),
            ("\u{61c}", #""\u061c""#), ("見附 é 😀 ±\u{a0}", "\"見附 é 😀 ±\u{a0}\""), ("\0", #""\u0000""#),
        ])
    func escapes(_ text: String, _ expected: String) {
        var out = TextBuffer()
        out.append(json: text)
        #expect(out.string == expected)
    }

    @Test("reads back what it wrote, wherever an escape lies in the words and pieces of the inner loop")
    func everyPosition() throws {
        for scalar in ["\"", "\u{1b}", "\u{7f}", "\u{9b}", "é", "\u{202e}", "見", "😀"] {
            for length in Array(0..<40) + Array(130..<160) + Array(290..<320) {
                let rest = [0, 1, 6, 520 - length][length % 4]
                let text = String(repeating: "x", count: length) + scalar + String(repeating: "y", count: rest)
                var out = TextBuffer()
                out.append(json: text)
                let read = try out.bytes.withUnsafeBufferPointer { bytes in
                    var scanner = JSONScanner(bytes)
                    guard case .string(let string) = try scanner.next() else { throw JSONError(.badValue, offset: 0) }
                    return scanner.string(string)
                }
                #expect(read == text, "\(scalar.unicodeScalars) at \(length)")
            }
        }
    }
}
