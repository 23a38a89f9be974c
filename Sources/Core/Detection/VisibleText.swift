/// Text from outside as a person may see it: nothing in it steers a terminal, hides, or shows in another order than it has.
package enum VisibleText {
    /// The text on one line, with everything that is no plain character as `\n`, `\x1b` or `\u{202e}`.
    ///
    /// - Parameter limit: How many characters are shown; what is beyond becomes `…`. Nil shows all.
    package static func escaped(_ text: String, limit: Int? = nil) -> String {
        guard limit != nil || text.unicodeScalars.contains(where: mustEscape) else { return text }
        var out = String.UnicodeScalarView()
        var shown = 0
        for scalar in text.unicodeScalars {
            if shown == limit {
                out.append("…")
                break
            }
            shown += 1
            if mustEscape(scalar) { out.append(contentsOf: escape(scalar).unicodeScalars) } else { out.append(scalar) }
        }
        return String(out)
    }

    /// Whether a character shows nothing by itself, or changes what others show.
    ///
    /// Variation selectors are none of them: names of people and places are written with them.
    package static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<32, 127...159: true
        // Soft hyphen, fillers, Arabic and Mongolian controls, zero width and directional characters, separators, the byte order
        // mark, controls of shorthand and of music, tags.
        case 0xad, 0x115f...0x1160, 0x17b4...0x17b5, 0x61c, 0x180b...0x180f, 0x200b...0x200f, 0x2028...0x202e,
            0x2060...0x206f,
            0x3164, 0xfeff, 0xffa0, 0xfff0...0xfffb, 0x1bca0...0x1bca3, 0x1d173...0x1d17a, 0xe0000...0xe00ff,
            0xe01f0...0xe0fff:
            true
        default: false
        }
    }

    package static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 9: "\\t"
        case 10: "\\n"
        case 13: "\\r"
        case 0..<16: "\\x0" + String(scalar.value, radix: 16)
        case 16..<256: "\\x" + String(scalar.value, radix: 16)
        default: "\\u{" + String(scalar.value, radix: 16) + "}"
        }
    }

    /// How many columns a terminal takes for the text: two for the wide characters of East Asia, none for combining marks.
    package static func width(_ text: String) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += Self.width(scalar) }
        return width
    }

    static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7f: 1
        case 0x300...0x36f, 0x1ab0...0x1aff, 0x1dc0...0x1dff, 0x20d0...0x20ff, 0x3099...0x309a, 0xfe00...0xfe0f,
            0xfe20...0xfe2f, 0xe0100...0xe01ef:
            0
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
            0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6, 0x1f300...0x1faff,
            0x20000...0x3fffd:
            2
        default: 1
        }
    }

    /// The text with blanks behind it up to `columns`.
    package static func padded(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(text)))
    }

    /// The text in lines of at most `columns`; broken after a blank or a separator where there is one.
    package static func wrapped(_ text: String, _ columns: Int) -> [String] {
        let limit = max(columns, 8)
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var used = 0
        var lastBreak: (count: Int, width: Int)?
        var count = 0
        for scalar in text.unicodeScalars {
            let width = Self.width(scalar)
            if used + width > limit {
                if let at = lastBreak, at.width > limit / 2 {
                    let index = line.index(line.startIndex, offsetBy: at.count)
                    lines.append(String(line[..<index]))
                    line = String.UnicodeScalarView(line[index...])
                    used -= at.width
                    count -= at.count
                } else {
                    lines.append(String(line))
                    line = String.UnicodeScalarView()
                    used = 0
                    count = 0
                }
                lastBreak = nil
            }
            line.append(scalar)
            used += width
            count += 1
            if scalar == " " || scalar == "\\" || scalar == "/" || scalar == "," || scalar == ";" {
                lastBreak = (count, used)
            }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(String(line)) }
        return lines
    }
}
