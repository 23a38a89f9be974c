/// How names are compared on Windows: without regard to case, one character at a time, the same in every language.
package enum CaseFolding {
    /// The character that stands for `scalar` and its other case.
    @inline(__always)
    package static func fold(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return scalar &- 65 < 26 ? scalar | 32 : scalar }
        return foldBeyondASCII(scalar)
    }

    private static func foldBeyondASCII(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xc0...0xde where scalar != 0xd7: scalar + 32
        case 0x100...0x17f where scalar & 1 == 0 && !(0x138...0x148 ~= scalar) && scalar < 0x178: scalar + 1
        case 0x139...0x147 where scalar & 1 == 1: scalar + 1
        case 0x391...0x3a9 where scalar != 0x3a2: scalar + 32
        case 0x410...0x42f: scalar + 32
        case 0x400...0x40f: scalar + 80
        case 0xff21...0xff3a: scalar + 32
        default: scalar
        }
    }

    /// Whether two names are the same but for case.
    package static func equal(_ a: String, _ b: String) -> Bool {
        var left = a.unicodeScalars.makeIterator()
        var right = b.unicodeScalars.makeIterator()
        while true {
            switch (left.next(), right.next()) {
            case (nil, nil): return true
            case (let x?, let y?): if fold(x.value) != fold(y.value) { return false }
            default: return false
            }
        }
    }

    /// `text` with every character folded.
    package static func folded(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { out.append(Unicode.Scalar(fold(scalar.value)) ?? scalar) }
        return String(out)
    }
}
