/// Characters and texts. Each returns false where the parser refuses the text.
extension YAMLScan {
    /// Zero beyond the end.
    func peek(_ offset: Int = 0) -> UInt8 {
        at + offset < bytes.count ? bytes[at + offset] : 0
    }

    /// Passes so many characters, none of them a line break.
    mutating func skip(_ count: Int) {
        for _ in 0..<count where at < bytes.count {
            at += 1
            while at < bytes.count, bytes[at] & 0xc0 == 0x80 { at += 1 }
            column += 1
            index += 1
        }
    }

    /// The bytes of the line break that stands here; 0 when none does.
    func breakLength(_ offset: Int = 0) -> Int {
        switch peek(offset) {
        case 13: peek(offset + 1) == 10 ? 2 : 1
        case 10: 1
        case 0xc2: peek(offset + 1) == 0x85 ? 2 : 0
        case 0xe2: peek(offset + 1) == 0x80 && peek(offset + 2) & 0xfe == 0xa8 ? 3 : 0
        default: 0
        }
    }

    mutating func skipLine() {
        let length = breakLength()
        index += peek() == 13 && length == 2 ? 2 : 1
        at += length
        line += 1
        column = 0
    }

    func isBlank(_ offset: Int = 0) -> Bool {
        peek(offset) == 32 || peek(offset) == 9
    }

    func isBlankOrEnd(_ offset: Int = 0) -> Bool {
        at + offset >= bytes.count || isBlank(offset) || breakLength(offset) > 0
    }

    /// `---` or `...` alone at the beginning of a line.
    func isDocumentMarker(_ byte: UInt8) -> Bool {
        column == 0 && peek() == byte && peek(1) == byte && peek(2) == byte && isBlankOrEnd(3)
    }

    mutating func quotedScalar() -> Bool {
        let quote = peek()
        skip(1)
        while at < bytes.count {
            if isDocumentMarker(UInt8(ascii: "-")) || isDocumentMarker(UInt8(ascii: ".")) { return false }
            if breakLength() > 0 {
                skipLine()
            } else if peek() == quote {
                skip(1)
                if quote == UInt8(ascii: "\"") || peek() != quote { return true }
                skip(1)
            } else if quote == UInt8(ascii: "\""), peek() == UInt8(ascii: "\\"), breakLength(1) == 0 {
                skip(2)
            } else {
                skip(1)
            }
        }
        return false
    }

    /// - Parameter first: False when its first character was passed already.
    mutating func plainScalar(first isFirst: Bool = true) -> Bool {
        let least = indent + 1
        var crossedLine = false
        let first = at
        defer { if crossedLine { mayBeKey = true } }
        while at < bytes.count {
            if isDocumentMarker(UInt8(ascii: "-")) || isDocumentMarker(UInt8(ascii: ".")) { break }
            // Right after another character it is no comment; here that can only be a hidden one.
            if peek() == UInt8(ascii: "#"), isFirst || at > first { break }
            while !isBlankOrEnd() {
                if peek() == UInt8(ascii: ":") {
                    if isBlankOrEnd(1) { break }
                    if isInFlow, ",?[]{}".utf8.contains(peek(1)) { return false }
                }
                if isInFlow, ",[]{}".utf8.contains(peek()) { break }
                skip(1)
            }
            guard at < bytes.count, isBlank() || breakLength() > 0 else { break }
            while isBlank() || breakLength() > 0 {
                if isBlank() {
                    if crossedLine, column < least, peek() == 9 { return false }
                    skip(1)
                } else {
                    crossedLine = true
                    skipLine()
                }
            }
            if !isInFlow, column < least { break }
        }
        return !isFirst || at > first
    }

    /// `|` and `>` with the lines that belong to them.
    mutating func blockScalar() -> Bool {
        skip(1)
        var increment = 0
        for _ in 0..<2 {
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") {
                skip(1)
            } else if peek() &- 48 < 10, increment == 0 {
                increment = Int(peek() &- 48)
                if increment == 0 { return false }
                skip(1)
            }
        }
        while isBlank() { skip(1) }
        if peek() == UInt8(ascii: "#") { while at < bytes.count, breakLength() == 0 { skip(1) } }
        guard at >= bytes.count || breakLength() > 0 else { return false }
        if breakLength() > 0 { skipLine() }
        var width = increment > 0 ? max(indent, 0) + increment : 0
        guard emptyLines(&width) else { return false }
        while column == width, at < bytes.count {
            while at < bytes.count, breakLength() == 0 { skip(1) }
            if breakLength() > 0 { skipLine() }
            guard emptyLines(&width) else { return false }
        }
        return true
    }

    /// Passes empty lines and the indentation of the next, whose width it finds when that is 0.
    private mutating func emptyLines(_ width: inout Int) -> Bool {
        var widest = 0
        while true {
            while width == 0 || column < width, peek() == 32 { skip(1) }
            widest = max(widest, column)
            if width == 0 || column < width, peek() == 9 { return false }
            guard breakLength() > 0 else { break }
            skipLine()
        }
        if width == 0 { width = max(widest, indent + 1, 1) }
        return true
    }
}
