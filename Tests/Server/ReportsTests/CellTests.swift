import Detection
import Events
import Testing

@testable import Reports

@Suite struct CellTests {
    private func cell(_ text: String) -> String {
        var out = TextBuffer()
        CSVCell.append(text, to: &out)
        return out.string
    }

    @Test(
        "quotes what RFC 4180 asks to quote",
        arguments: [
            ("", ""), ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""),
            ("a;b", "\"a;b\""), ("a\tb", "\"a\tb\""), ("日本語", "日本語"),
        ])
    func quoting(text: String, expected: String) {
        #expect(cell(text) == expected)
    }

    @Test(
        "keeps text what a spreadsheet would run",
        arguments: [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u{3000}=1", "\u{a0} +1", "＝1", "＋1", "－1",
            "＠x",
            "−1", "|cmd", "%0A=1", "=cmd|' /C calc'!A0",
        ])
    func formulas(text: String) {
        let read = CSVReading.rows(cell(text))[0]
        #expect(read == ["'" + text])
    }

    @Test("leaves alone what is no formula", arguments: ["1-2", "C:\\a=b", "'x", "a@b", "10%", "→ =1"])
    func noFormulas(text: String) {
        #expect(CSVReading.rows(cell(text))[0] == [text])
    }

    @Test("shows what hides or steers")
    func controls() {
        #expect(cell("a\u{1b}[2Jb\u{202e}c\u{0}") == #"a\x1b[2Jb\u{202e}c\x00"#)
    }

    @Test(
        "code page 932 has Japanese; what it lacks is spelled out",
        arguments: [
            ("abc\r\n", Array("abc\r\n".utf8)), ("見附", [0x8c, 0xa9, 0x95, 0x8d]), ("ｱ", [0xb1]), ("～", [0x81, 0x60]),
            ("①髙", [0x87, 0x40, 0xfb, 0xfc]), ("é", Array(#"\u{e9}"#.utf8)),
            ("見😀", [0x8c, 0xa9] + Array(#"\u{1f600}"#.utf8)),
        ])
    func cp932(text: String, expected: [UInt8]) {
        #expect(CP932.encoded(Array(text.utf8)) == expected)
    }
}
