import Events

/// Reads an XML text piece by piece, without recursion and without copying.
///
/// As much of XML as event logs are written in: elements, attributes, character data, CDATA sections, the predefined and the
/// numeric references. Comments and processing instructions are passed over. A document type is refused, and with it every
/// entity that could be declared. The bytes must outlive the scanner.
package struct XMLScanner {
    package let bytes: UnsafeBufferPointer<UInt8>
    package private(set) var position = 0
    /// The elements that are open; the text is over when it is 0 again.
    package private(set) var depth = 0
    /// Local names of the open elements, so that end tags can be checked.
    private var open: [XMLText] = []
    /// The last start tag was an empty element: its end comes next.
    private var isEmptyElement = false

    /// Elements may be nested this deep.
    package static let depthLimit = 64

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The next piece. After ``XMLToken/start(_:)`` come its attributes, one ``nextAttribute()`` at a time, until that is nil.
    package mutating func next() throws(XMLError) -> XMLToken {
        if isEmptyElement {
            isEmptyElement = false
            return .end(pop())
        }
        while true {
            guard position < bytes.count else {
                guard depth == 0 else { throw error(.unexpectedEnd) }
                return .finish
            }
            guard bytes[position] == UInt8(ascii: "<") else { return try characters() }
            guard position + 1 < bytes.count else { throw error(.unexpectedEnd) }
            switch bytes[position + 1] {
            case UInt8(ascii: "/"): return try endTag()
            case UInt8(ascii: "?"): try pass(over: "?>")
            case UInt8(ascii: "!"):
                if starts(with: "<!--") {
                    try pass(over: "-->")
                } else if starts(with: "<![CDATA[") {
                    let start = position + 9
                    try pass(over: "]]>")
                    return .characters(XMLText(start: start, end: position - 3, form: .literal))
                } else {
                    throw error(.documentType)
                }
            default: return try startTag()
            }
        }
    }

    /// The next attribute of the start tag that ``next()`` gave; nil at the tag's end.
    package mutating func nextAttribute() throws(XMLError) -> XMLAttribute? {
        skipSpace()
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        switch bytes[position] {
        case UInt8(ascii: ">"):
            position += 1
            return nil
        case UInt8(ascii: "/"):
            position += 1
            guard position < bytes.count else { throw error(.unexpectedEnd) }
            guard bytes[position] == UInt8(ascii: ">") else { throw error(.unexpectedByte) }
            position += 1
            isEmptyElement = true
            return nil
        default: break
        }
        let name = try name()
        skipSpace()
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        guard bytes[position] == UInt8(ascii: "=") else { throw error(.unexpectedByte) }
        position += 1
        skipSpace()
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw error(.unexpectedByte) }
        let start = position + 1
        position = ByteWords.first(quote, in: bytes, from: start)
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        let value = XMLText(start: start, end: position, form: .escaped)
        position += 1
        return XMLAttribute(name: name, value: value)
    }

    /// Passes over the attributes of the start tag that ``next()`` gave.
    package mutating func skipAttributes() throws(XMLError) {
        while try nextAttribute() != nil {}
    }

    /// Passes over the rest of the element whose attributes were just read.
    package mutating func skipElement() throws(XMLError) {
        let outer = depth - 1
        while depth > outer {
            if case .start = try next() { try skipAttributes() }
        }
    }

    private mutating func characters() throws(XMLError) -> XMLToken {
        let start = position
        position = ByteWords.first(UInt8(ascii: "<"), in: bytes, from: position)
        return .characters(XMLText(start: start, end: position, form: .escaped))
    }

    private mutating func startTag() throws(XMLError) -> XMLToken {
        guard depth < Self.depthLimit else { throw error(.tooDeep) }
        position += 1
        let name = try name()
        open.append(name)
        depth += 1
        return .start(name)
    }

    private mutating func endTag() throws(XMLError) -> XMLToken {
        let start = position
        position += 2
        let name = try name()
        skipSpace()
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        guard bytes[position] == UInt8(ascii: ">") else { throw error(.unexpectedByte) }
        position += 1
        guard let opened = open.last, same(opened, name) else { throw XMLError(.mismatchedEnd, offset: start) }
        return .end(pop())
    }

    private mutating func pop() -> XMLText {
        depth -= 1
        return open.popLast() ?? XMLText(start: 0, end: 0, form: .literal)
    }

    /// A name without its prefix.
    private mutating func name() throws(XMLError) -> XMLText {
        var start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ":"):
                position += 1
                start = position
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
                0x80...0xff:
                position += 1
            default:
                guard position > start else { throw error(.unexpectedByte) }
                return XMLText(start: start, end: position, form: .literal)
            }
        }
        throw error(.unexpectedEnd)
    }

    private func same(_ a: XMLText, _ b: XMLText) -> Bool {
        guard a.end - a.start == b.end - b.start else { return false }
        for index in 0..<(a.end - a.start) where bytes[a.start + index] != bytes[b.start + index] { return false }
        return true
    }

    private func starts(with prefix: StaticString) -> Bool {
        guard position + prefix.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<prefix.utf8CodeUnitCount where bytes[position + index] != prefix.utf8Start[index] {
            return false
        }
        return true
    }

    /// To behind the first `mark`.
    private mutating func pass(over mark: StaticString) throws(XMLError) {
        let start = position
        while position < bytes.count {
            position = ByteWords.first(mark.utf8Start[0], in: bytes, from: position)
            if starts(with: mark) {
                position += mark.utf8CodeUnitCount
                return
            }
            position += 1
        }
        throw XMLError(.unexpectedEnd, offset: start)
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

    private func error(_ kind: XMLError.Kind) -> XMLError {
        XMLError(kind, offset: position)
    }
}
