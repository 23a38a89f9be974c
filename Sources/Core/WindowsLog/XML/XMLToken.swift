/// A piece of an XML text. Names come without their prefix.
package enum XMLToken: Equatable, Sendable {
    case start(XMLText)
    case end(XMLText)
    case characters(XMLText)
    /// The text is over.
    case finish
}

package struct XMLAttribute: Equatable, Sendable {
    package var name: XMLText
    package var value: XMLText
}

/// Where in the bytes a name, a value or a run of characters lies.
package struct XMLText: Equatable, Sendable {
    package enum Form: Sendable {
        /// The bytes are the text: a name, or the inside of a CDATA section.
        case literal
        /// There may be references in it.
        case escaped
    }

    package var start: Int
    package var end: Int
    package var form: Form
}

/// Why an event's XML cannot be read, and where.
package struct XMLError: Error, Equatable {
    package enum Kind: Equatable, Sendable {
        case unexpectedEnd
        case unexpectedByte
        case mismatchedEnd
        /// `<!DOCTYPE` and its like.
        case documentType
        /// More than ``XMLScanner/depthLimit`` levels.
        case tooDeep
        /// The element is no `Event`, or has no System part with an EventID.
        case notAnEvent
    }

    package var kind: Kind
    /// Bytes from the start of the text.
    package var offset: Int

    package init(_ kind: Kind, offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}
