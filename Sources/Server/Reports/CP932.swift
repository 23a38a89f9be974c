import Foundation

/// Windows code page 932, in which Excel in Japan reads a CSV file that says nothing else.
package enum CP932 {
    /// UTF-8 in code page 932; what that lacks becomes `\u{…}`.
    package static func encoded(_ utf8: [UInt8]) -> [UInt8] {
        if let all = converted(utf8, from: "UTF-8", to: "CP932") { return all }
        var out: [UInt8] = []
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            out +=
                converted(Array(String(scalar).utf8), from: "UTF-8", to: "CP932")
                ?? Array(("\\u{" + String(scalar.value, radix: 16) + "}").utf8)
        }
        return out
    }

    /// The text that bytes in code page 932 are; nil where they are none.
    package static func decoded(_ bytes: [UInt8]) -> String? {
        converted(bytes, from: "CP932", to: "UTF-8").map { String(decoding: $0, as: UTF8.self) }
    }

    /// Nil when something in it has no place in the other code.
    private static func converted(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
        if bytes.allSatisfy({ $0 < 128 }) { return bytes }
        let converter = iconv_open(target, source)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 3 + 8)
        let written: Int? = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                var fromLeft = source.count
                var toLeft = target.count
                guard iconv(converter, &from, &fromLeft, &to, &toLeft) == 0 else { return nil }
                return target.count - toLeft
            }
        }
        return written.map { output[..<$0].map { UInt8(bitPattern: $0) } }
    }
}
