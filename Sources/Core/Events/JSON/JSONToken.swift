/// A piece of a JSON text.
package enum JSONToken: Equatable, Sendable {
    case objectStart, objectEnd, arrayStart, arrayEnd
    /// The name of a member; its value comes next.
    case key(JSONText)
    case string(JSONText)
    case number(JSONText)
    case bool(Bool)
    case null
    /// The text is over.
    case end
}

/// Where in the bytes a string (without its quotation marks) or a number lies.
package struct JSONText: Equatable, Sendable {
    package var start: Int
    package var end: Int
    /// Whether it contains a backslash, so that its bytes are not yet its text.
    package var isEscaped: Bool

    package init(start: Int, end: Int, isEscaped: Bool) {
        self.start = start
        self.end = end
        self.isEscaped = isEscaped
    }
}

/// Why a JSON text, or a line of our own form, cannot be read, and where.
package struct JSONError: Error, Equatable {
    package enum Kind: Equatable, Sendable {
        case unexpectedEnd
        case unexpectedByte
        /// More than ``JSONScanner/depthLimit`` levels.
        case tooDeep
        /// A key of ours whose value is of another type, or not one of the values that it may have.
        case badValue
        /// The line lacks a key without which it is no event.
        case missing(EventKey)
    }

    package var kind: Kind
    /// Bytes from the start of the text.
    package var offset: Int

    package init(_ kind: Kind, offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    /// The line and the column of the error, both counted from 1, the column in bytes.
    package func place(in bytes: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
        var line = 1
        var start = 0
        for index in 0..<min(offset, bytes.count) where bytes[index] == 10 {
            line += 1
            start = index + 1
        }
        return (line, offset - start + 1)
    }
}
