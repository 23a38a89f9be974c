/// Breaks text into lines for a page of fixed width.
enum Wrapping {
    /// Lines of at most so many columns, where a wide character takes two. Words stay whole; what follows on keeps the
    /// indentation of the text.
    ///
    /// - Parameter hang: The indentation of what follows on, where it is not that of the text.
    static func lines(_ text: String, columns: Int, hang: Int? = nil) -> [String] {
        let margin = String(repeating: " ", count: hang ?? text.prefix { $0 == " " }.count)
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces(text) {
            let width = piece.reduce(0) { $0 + columnsOf($1) }
            if used + width > columns, !line.allSatisfy({ $0 == " " }), !closing.contains(piece) {
                lines.append(trimmed(line))
                line = margin
                used = margin.count
                if piece.allSatisfy({ $0 == " " }) { continue }
            }
            line += piece
            used += width
        }
        lines.append(trimmed(line))
        return lines
    }

    /// Japanese marks that do not begin a line.
    private static let closing: Set<String> = [
        "。", "、", "）", "」", "：", "？", "ー", "っ", "ッ", "ゃ", "ャ", "ゅ", "ュ", "ょ", "ョ", "ァ", "ィ", "ェ", "ォ",
    ]

    /// Words, runs of spaces, and single wide characters.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var kind = -1
        for character in text {
            let next = character == " " ? 0 : columnsOf(character) == 2 ? 2 : 1
            if next == kind, next != 2 {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            kind = next
        }
        return pieces
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func columnsOf(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
            0xffe0...0xffe6, 0x20000...0x3fffd:
            return 2
        default: return 1
        }
    }
}
