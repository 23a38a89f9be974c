/// Text from outside, made fit for a terminal.
package enum Printable {
    /// `text` without anything that could steer a terminal or reorder what a person reads: control characters, escape
    /// sequences, marks of writing direction and invisible ones become `\u{…}`.
    ///
    /// - Parameter limit: How many characters are shown; what is beyond becomes `…`.
    package static func escaped(_ text: String, limit: Int = 80) -> String {
        var out = ""
        var shown = 0
        for scalar in text.unicodeScalars {
            if shown == limit {
                out += "…"
                break
            }
            shown += 1
            if isUnsafe(scalar) {
                out += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Whether a character shows nothing by itself, or changes what others show.
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }
}
