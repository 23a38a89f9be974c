/// A text folded once, to be matched against many patterns.
package struct FoldedText: Sendable, Equatable {
    /// UTF-8, every character folded by ``CaseFolding``.
    package let bytes: [UInt8]

    /// What was folded already.
    package init(folded bytes: ArraySlice<UInt8>) {
        self.bytes = Array(bytes)
    }

    package init(_ text: String) {
        var text = text
        bytes = text.withUTF8 { CaseFolding.foldedBytes($0) }
    }
}
