/// Reads a JSON text piece by piece, strictly as RFC 8259 has it, without recursion and without copying.
///
/// Strings and numbers stay where they are until somebody asks for them (``string(_:)``), so that passing over a member costs
/// little more than finding its end. Invalid UTF-8 inside strings is not refused: it becomes U+FFFD when the string is made,
/// for there are recordings that carry such bytes. The bytes must outlive the scanner.
package struct JSONScanner {
    package let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the next byte to look at.
    package private(set) var position: Int
    /// The arrays and objects that are open.
    package private(set) var depth = 0

    private var expectation = Expectation.value
    /// A bit for each open level, the innermost lowest: 1 for an object.
    private var levels: UInt64 = 0

    private enum Expectation {
        case value, firstValueOrEnd, firstKeyOrEnd, commaOrEnd, end
    }

    /// Arrays and objects may be nested this deep.
    package static let depthLimit = 64

    package init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next piece; ``JSONToken/end`` again and again when the text is over.
    package mutating func next() throws(JSONError) -> JSONToken {
        skipSpace()
        switch expectation {
        case .value:
            return try value()
        case .firstValueOrEnd:
            if position < bytes.count, bytes[position] == UInt8(ascii: "]") { return close(.arrayEnd) }
            return try value()
        case .firstKeyOrEnd:
            if position < bytes.count, bytes[position] == UInt8(ascii: "}") { return close(.objectEnd) }
            return try key()
        case .commaOrEnd:
            guard position < bytes.count else { throw error(.unexpectedEnd) }
            let isObject = levels & 1 == 1
            switch bytes[position] {
            case UInt8(ascii: ","):
                position += 1
                skipSpace()
                return isObject ? try key() : try value()
            case UInt8(ascii: "}") where isObject: return close(.objectEnd)
            case UInt8(ascii: "]") where !isObject: return close(.arrayEnd)
            default: throw error(.unexpectedByte)
            }
        case .end:
            guard position == bytes.count else { throw error(.unexpectedByte) }
            return .end
        }
    }

    /// Passes over the rest of the array or object that was just opened.
    package mutating func skip() throws(JSONError) {
        let outer = depth - 1
        while depth > outer { _ = try next() }
    }

    private mutating func key() throws(JSONError) -> JSONToken {
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        guard bytes[position] == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
        let text = try scanString()
        skipSpace()
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        guard bytes[position] == UInt8(ascii: ":") else { throw error(.unexpectedByte) }
        position += 1
        expectation = .value
        return .key(text)
    }

    private mutating func value() throws(JSONError) -> JSONToken {
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        switch bytes[position] {
        case UInt8(ascii: "\""):
            let text = try scanString()
            endValue()
            return .string(text)
        case UInt8(ascii: "{"):
            try open(object: true)
            return .objectStart
        case UInt8(ascii: "["):
            try open(object: false)
            return .arrayStart
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let text = try scanNumber()
            endValue()
            return .number(text)
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        default:
            throw error(.unexpectedByte)
        }
    }

    private mutating func open(object: Bool) throws(JSONError) {
        guard depth < Self.depthLimit else { throw error(.tooDeep) }
        depth += 1
        levels = levels << 1 | (object ? 1 : 0)
        position += 1
        expectation = object ? .firstKeyOrEnd : .firstValueOrEnd
    }

    private mutating func close(_ token: JSONToken) -> JSONToken {
        depth -= 1
        levels >>= 1
        position += 1
        endValue()
        return token
    }

    private mutating func endValue() {
        expectation = depth == 0 ? .end : .commaOrEnd
    }

    @inline(__always)
    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 32, 10, 13, 9: position += 1
            default: return
            }
        }
    }

    private mutating func word(_ word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard position < bytes.count else { throw error(.unexpectedEnd) }
            guard bytes[position] == word.utf8Start[index] else { throw error(.unexpectedByte) }
            position += 1
        }
        endValue()
    }

    /// From the opening quotation mark to behind the closing one.
    private mutating func scanString() throws(JSONError) -> JSONText {
        position += 1
        let start = position
        var isEscaped = false
        while true {
            position = ByteWords.firstForJSON(bytes, from: position)
            guard position < bytes.count else { throw error(.unexpectedEnd) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let text = JSONText(start: start, end: position, isEscaped: isEscaped)
                position += 1
                return text
            case UInt8(ascii: "\\"):
                isEscaped = true
                position += 1
                guard position < bytes.count else { throw error(.unexpectedEnd) }
                switch bytes[position] {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
                    UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
                    position += 1
                case UInt8(ascii: "u"):
                    position += 1
                    for _ in 0..<4 {
                        guard position < bytes.count else { throw error(.unexpectedEnd) }
                        guard Hexadecimal.value(bytes[position]) != nil else { throw error(.unexpectedByte) }
                        position += 1
                    }
                default:
                    throw error(.unexpectedByte)
                }
            default:
                throw error(.unexpectedByte)
            }
        }
    }

    private mutating func scanNumber() throws(JSONError) -> JSONText {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            try digits()
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if position < bytes.count, bytes[position] | 32 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try digits()
        }
        return JSONText(start: start, end: position, isEscaped: false)
    }

    /// One digit or more.
    private mutating func digits() throws(JSONError) {
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        guard bytes[position] &- 48 < 10 else { throw error(.unexpectedByte) }
        while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
    }

    private func error(_ kind: JSONError.Kind) -> JSONError {
        JSONError(kind, offset: position)
    }
}
