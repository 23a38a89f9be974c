/// The first byte of each piece of BinXML, without ``more``.
enum BinXMLToken: UInt8 {
    case end = 0x00
    case openElement = 0x01
    case closeStart = 0x02
    case closeEmpty = 0x03
    case endElement = 0x04
    case text = 0x05
    case attribute = 0x06
    /// CDATA.
    case characters = 0x07
    case characterReference = 0x08
    case entityReference = 0x09
    case instructionTarget = 0x0a
    case instructionData = 0x0b
    case templateInstance = 0x0c
    case substitution = 0x0d
    case optionalSubstitution = 0x0e
    case fragment = 0x0f

    /// Set when attributes, or more of the same, follow.
    static let more: UInt8 = 0x40

    @inline(__always)
    init?(_ byte: UInt8) {
        self.init(rawValue: byte & ~BinXMLToken.more)
    }
}
