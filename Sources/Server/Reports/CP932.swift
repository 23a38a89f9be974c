import Foundation

/// Windows code page 932, in which Excel in Japan reads a CSV file that says nothing else.
package enum CP932 {
    /// UTF-8 in code page 932; what that lacks becomes `\u{…}`.
    package static func encoded(_ utf8: [UInt8]) -> [UInt8] {
        if let all = converted(utf8) { return all }
        var out: [UInt8] = []
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            out += converted(Array(String(scalar).utf8)) ?? Array(("\\u{" + String(scalar.value, radix: 16) + "}").utf8)
        }
        return out
    }

    /// Nil when something in it has no place in the code page.
    private static func converted(_ utf8: [UInt8]) -> [UInt8]? {
        if utf8.allSatisfy({ $0 < 128 }) { return utf8 }
        let converter = iconv_open("CP932", "UTF-8")
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: utf8.count * 2 + 8)
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
