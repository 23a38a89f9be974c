import Detection
import Events

/// One cell of a CSV table (RFC 4180).
package enum CSVCell {
    package static func append(_ cell: String, to out: inout TextBuffer) {
        let defused = isFormula(cell) ? "'" + cell : cell
        let text = defused.unicodeScalars.contains { isControl($0) } ? escaped(defused) : defused
        guard
            text.utf8.contains(where: {
                $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 || $0 == 39 || $0 == 59 || $0 == 9
            })
        else { return out.append(text) }
        out.append(byte: 34)
        for byte in text.utf8 {
            if byte == 34 { out.append(byte: 34) }
            out.append(byte: byte)
        }
        out.append(byte: 34)
    }

    /// Whether Excel would run the cell: it begins with `=`, `+`, `-`, `@`, a tab, a line break or one of their full-width
    /// forms, behind any blanks.
    static func isFormula(_ cell: String) -> Bool {
        for scalar in cell.unicodeScalars {
            switch scalar {
            case " ", "\u{3000}", "\u{a0}": continue
            case "=", "+", "-", "@", "\t", "\r", "\n", "\u{ff1d}", "\u{ff0b}", "\u{ff0d}", "\u{ff20}", "\u{2212}", "|",
                "%":
                return true
            default: return false
            }
        }
        return false
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9, 10, 13: false
        default: VisibleText.mustEscape(scalar)
        }
    }

    private static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                out.append(contentsOf: VisibleText.escape(scalar).unicodeScalars)
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }
}
