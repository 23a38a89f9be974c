import Testing

@testable import Detection

@Suite struct WildcardSetTests {
    private static let patterns = [
        "*\\temp\\*", "*%*", "*://*", "cmd *", "*.ps1", "?:\\x", "*é*", "*b*", "*ab*", "*-enc*", "*\\t\\*", "a*z",
    ]

    private static let texts = [
        "", "a", "b", "ab", "C:\\TEMP\\x", "C:\\temp", "\\temp\\", "100%", "%", "http://x", ":/", "://", "cmd /c",
        "cmd",
        "x.PS1", "D:\\X", "ÉTÉ", "é", "É\\", "-ENCODED", "-en", "\\t", "\\t\\", "xyz", "axyz", "\u{0}", "報告\\temp\\書",
    ]

    @Test("it matches what one of its patterns matches")
    func agrees() {
        for count in 0...Self.patterns.count {
            let patterns = Self.patterns.suffix(count).map { Wildcard($0) }
            let set = WildcardSet(patterns)
            for text in Self.texts {
                let folded = FoldedText(text)
                #expect(set.matches(folded) == patterns.contains { $0.matches(folded) }, "\(count) \(text)")
            }
        }
    }

    @Test("more pieces than it looks for at once are found all the same")
    func many() {
        let set = WildcardSet((0..<200).map { "*<\($0)>*" })
        for number in 0..<200 { #expect(set.matches(FoldedText("a<\(number)>"))) }
        #expect(!set.matches(FoldedText("<200>")))
    }
}
