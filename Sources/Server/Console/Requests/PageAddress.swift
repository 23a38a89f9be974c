/// Addresses of pages with a query, escaped.
package enum PageAddress {
    /// - Parameter query: Fields whose value is empty are left out.
    package static func make(_ path: String, _ query: [(name: String, value: String)]) -> String {
        let parts = query.filter { !$0.value.isEmpty }.map { escaped($0.name) + "=" + escaped($0.value) }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    /// A part of a path or of a query.
    package static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                out.append(byte)
            default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
