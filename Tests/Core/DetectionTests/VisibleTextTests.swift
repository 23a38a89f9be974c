import Testing

@testable import Detection

@Suite struct VisibleTextTests {
    @Test(
        "spells out what steers, hides or reorders",
        arguments: [
            ("\u{1b}[31m", #"\x1b[31m"#), ("a\nb\r\tc", #"a\nb\r\tc"#), ("\u{0}\u{7f}", #"\x00\x7f"#),
            ("\u{9b}2J", #"\x9b2J"#),
            ("\u{202e}exe.txt", #"\u{202e}exe.txt"#), ("\u{2066}a\u{2069}", #"\u{2066}a\u{2069}"#),
            ("a\u{200b}b\u{feff}", #"a\u{200b}b\u{feff}"#), ("\u{ad}", #"\xad"#), ("\u{e0041}", #"\u{e0041}"#),
            ("\u{2028}", #"\u{2028}"#), ("\u{3164}", #"\u{3164}"#), ("\u{61c}", #"\u{61c}"#),
        ])
    func escapes(text: String, expected: String) {
        #expect(VisibleText.escaped(text) == expected)
    }

    @Test(
        "leaves every other character alone",
        arguments: ["", "C:\\a b", "見附\u{3000}（株）", "e\u{301}", "😀", "葛\u{e0100}"])
    func plain(text: String) {
        #expect(VisibleText.escaped(text) == text)
    }

    @Test("no control is left of any text, whatever it has")
    func allControls() {
        for value in UInt32(0)..<0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for left in VisibleText.escaped("a" + String(scalar)).unicodeScalars {
                #expect(left.value >= 32 && left.value != 127 && !(128..<160).contains(left.value))
            }
        }
    }

    @Test("shows as much as asked for")
    func limit() {
        #expect(VisibleText.escaped("abcdef", limit: 3) == "abc…")
        #expect(VisibleText.escaped("abc", limit: 3) == "abc")
        #expect(VisibleText.escaped("\u{1b}\u{1b}", limit: 1) == #"\x1b…"#)
    }

    @Test(
        "knows how wide a terminal shows a text",
        arguments: [
            ("abc", 3), ("見附", 4), ("ｱｲｳ", 3), ("（）", 4), ("か\u{3099}", 2), ("e\u{301}", 1), ("😀", 2),
            ("葛\u{e0100}", 2), ("한국", 4),
            ("→", 1), ("　", 2),
        ])
    func width(text: String, columns: Int) {
        #expect(VisibleText.width(text) == columns)
        #expect(VisibleText.width(VisibleText.padded(text, 12)) == 12)
    }

    @Test("wraps without losing or adding a character, and never beyond the width", arguments: [8, 9, 10, 17, 40, 80])
    func wrapping(columns: Int) {
        let texts = [
            "", "a", #"C:\Users\花子\Documents\報告書（最終版）\2026年度 予算 案.xlsx"#, String(repeating: "あ", count: 50),
            String(repeating: "x", count: 200), String(repeating: " ", count: 30), "a b c d e f g h i j k l m n o p",
            String(repeating: "か\u{3099}", count: 30),
        ]
        for text in texts {
            let lines = VisibleText.wrapped(text, columns)
            #expect(lines.joined() == text)
            #expect(lines.allSatisfy { VisibleText.width($0) <= columns }, "\(lines)")
        }
    }

    @Test("breaks behind a blank or a separator where there is one")
    func breaks() {
        #expect(VisibleText.wrapped(#"C:\Windows\System32"#, 12) == [#"C:\Windows\"#, "System32"])
        #expect(VisibleText.wrapped("one two three", 8) == ["one two ", "three"])
    }
}
