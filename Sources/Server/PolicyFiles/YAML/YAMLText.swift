import Detection

/// Texts as YAML writes them.
enum YAMLText {
    /// Plain where that is safe anywhere, in single quotes where it is not, in double quotes where a character has to be
    /// escaped. In single quotes backslashes are only backslashes.
    static func scalar(_ text: String) -> String {
        if text.unicodeScalars.contains(where: needsEscape) { return doubleQuoted(text) }
        if isPlain(text) { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// `[a, b]`
    static func flow(_ items: [String]) -> String {
        "[" + items.joined(separator: ", ") + "]"
    }

    /// Whether the text means itself without quotes, in lists as well, and nothing else in any version of YAML.
    static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last else { return false }
        // Letters, digits that begin no number, and what begins paths; beyond ASCII everything printable.
        guard
            isLetter(first) || first >= 0x80 || isDigit(first) || first == UInt8(ascii: "\\")
                || first == UInt8(ascii: "/")
        else { return false }
        guard last != 32, last != UInt8(ascii: ":") else { return false }
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
                UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "#"),
                UInt8(ascii: "`"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
                UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "="), UInt8(ascii: "<"):
                return false
            case UInt8(ascii: ":") where !isLetter(bytes[index + 1]) && bytes[index + 1] != UInt8(ascii: "\\"):
                return false
            default: break
            }
        }
        return !isNumberLike(bytes) && !reserved.contains(text.lowercased())
    }

    private static let reserved: Set<String> = [
        "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf",
    ]

    /// Digits with what numbers, dates and times are made of; `7z` is none.
    private static func isNumberLike(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, isDigit(first) else { return false }
        return bytes.allSatisfy { isDigit($0) || ":-+_.xobeETZ ".utf8.contains($0) }
            || bytes.starts(with: Array("0x".utf8))
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    /// What a person would not see, or a YAML reader might not take.
    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: VisibleText.mustEscape(scalar)
        }
    }

    private static func doubleQuoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case let scalar where needsEscape(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                out += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
