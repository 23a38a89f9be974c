import Detection
import Mustache

/// Words of logs on a page: markup in them is text, and what would steer, hide or turn round is shown instead of done.
struct VisibleMarkup: MustacheContentType {
    static let name = "VISIBLE"

    /// Longer ones end in `…`; nobody reads a megabyte in a cell, and the page has to stay small.
    static let limit = 8_000

    func escapeText(_ text: String) -> String {
        let visible = VisibleText.escaped(text, limit: Self.limit)
        var out: [UInt8] = []
        out.reserveCapacity(visible.utf8.count)
        for byte in visible.utf8 {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\""): out += "&quot;".utf8
            case UInt8(ascii: "'"): out += "&#39;".utf8
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
