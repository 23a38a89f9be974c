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

    /// `text` with every character folded; costs no allocation where it is folded already, or short.
    package static func folded(_ text: String) -> String {
        var text = text
        let folded = text.withUTF8 { bytes -> String? in
            var isFolded = true
            for byte in bytes {
                if byte >= 0x80 { return String(decoding: foldedBytes(bytes), as: UTF8.self) }
                if byte &- 65 < 26 { isFolded = false }
            }
            if isFolded { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { out in
                for index in 0..<bytes.count {
                    let byte = bytes[index]
                    out[index] = byte &- 65 < 26 ? byte | 32 : byte
                }
                return bytes.count
            }
        }
        return folded ?? text
    }

    /// UTF-8 with every character folded.
    static func foldedBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var hasOthers = false
        let ascii = [UInt8](unsafeUninitializedCapacity: bytes.count) { out, count in
            for index in 0..<bytes.count {
                let byte = bytes[index]
                if byte >= 0x80 { hasOthers = true }
                out[index] = byte &- 65 < 26 ? byte | 32 : byte
            }
            count = bytes.count
        }
        guard hasOthers else { return ascii }
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let value = Unicode.Scalar(fold(scalar.value)) ?? scalar
            if let encoded = UTF8.encode(value) { folded.append(contentsOf: encoded) }
        }
        return folded
    }
}
