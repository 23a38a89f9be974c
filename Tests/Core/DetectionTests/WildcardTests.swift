import Testing

@testable import Detection

@Suite struct WildcardTests {
    @Test(
        "a star is any text, a question mark one character, and case does not count",
        arguments: [
            ("*", "", true), ("*", "anything", true), ("", "", true), ("", "a", false), ("abc", "ABC", true),
            ("abc", "abcd", false), ("ab*", "ABxyz", true), ("ab*", "a", false), ("*.ZIP", "c:\\a.zip", true),
            ("*.zip", "c:\\a.zip.exe", false), ("*temp*", "C:\\TEMP\\x", true), ("*temp*", "C:\\tmp\\x", false),
            ("a*b*c", "a--b--c", true), ("a*b*c", "a--c--b", false), ("?:\\x", "D:\\x", true),
            ("?:\\x", "DD:\\x", false),
            ("?", "あ", true), ("??", "あ", false), ("報告*", "報告書.zip", true), ("ｅｘｅ", "ＥＸＥ", true), ("é*", "ÉTÉ", true),
            ("**", "x", true), ("*?", "", false), ("*?", "語", true), ("a?c*", "aあcd", true),
            ("?:\\x*y", "C:\\xzy", true), ("?:\\x*y", "C:\\y", false), ("?:\\x*y", "あ:\\xy", true), ("a*a", "a", false),
            ("?*é", "É", false), ("?a*", "é", false),
        ])
    func matches(_ pattern: String, _ text: String, _ expected: Bool) {
        #expect(Wildcard(pattern).matches(text) == expected)
        #expect(Wildcard(pattern).matches(FoldedText(text)) == expected)
    }

    @Test("many stars over a long text end soon")
    func hostile() {
        // Its ends are right: only the whole comparison finds that there is no c.
        let pattern = Wildcard(String(repeating: "a*", count: 50) + "c*b")
        #expect(!pattern.matches(String(repeating: "a", count: 20_000) + "b"))
    }

    @Test(
        "folding is one to one, and the same twice",
        arguments: ["Ａ", "É", "Я", "Ω", "Z", "ß", "漢", "ｱ", "Ÿ", "İ", "×", "😀"])
    func folding(_ text: String) {
        let folded = CaseFolding.folded(text)
        #expect(CaseFolding.folded(folded) == folded)
        #expect(folded.unicodeScalars.count == text.unicodeScalars.count)
        #expect(CaseFolding.equal(text, folded))
    }

    @Test("folding a text in one go and character by character is the same")
    func foldingAgrees() {
        for text in ["C:\\Windows\\System32", "ＡＢＣ.Zip", "Straße ÀÉ", "", String(repeating: "Xy", count: 40)] {
            let one = String(
                String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar(CaseFolding.fold($0.value)) ?? $0 }))
            #expect(CaseFolding.folded(text) == one)
            #expect(String(decoding: FoldedText(text).bytes, as: UTF8.self) == one)
        }
    }
}
