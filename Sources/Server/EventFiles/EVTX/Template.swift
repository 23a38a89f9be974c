import WindowsLog

/// Where a text comes from: from the template itself or from the values of the record that uses it.
struct Source {
    enum Kind: UInt8 {
        case none, constant, substitution
    }

    var kind = Kind.none
    /// In ``Template/texts``, or among the record's values.
    var index: UInt16 = 0
}

/// An element without child elements: the name and the text of one datum.
struct Leaf {
    enum Kind: UInt8 {
        /// A Data element's `Name`, or another element's own name.
        case named
        /// A Data element without a name.
        case unnamed
        /// The text of an element that has child elements too; only elements inside its values count.
        case between
    }

    static let noField = UInt8.max

    var kind = Kind.named
    /// A ``FieldName``, or ``noField``.
    var field = Leaf.noField
    /// Of elements, below the root of the template.
    var depth: UInt8 = 0
    var name = Source()
    /// In ``Template/parts``.
    var firstPart: UInt16 = 0
    var partCount: UInt16 = 0
}

/// A piece of BinXML made ready for filling in values, once for all records that use it.
final class Template {
    /// What the mappings read of the System element.
    struct System {
        var provider = Source()
        var eventID = Source()
        var channel = Source()
        var computer = Source()
        var recordID = Source()
        var time = Source()
        var processID = Source()
        var userID = Source()
    }

    let system: System
    let leaves: [Leaf]
    let parts: [Source]
    let texts: [String]
    /// Whether there is an element at all, and not mere text.
    let hasElement: Bool
    /// The provider where the template itself names it.
    let provider: Provider?
    /// The event id where the template itself has it.
    let eventID: UInt32?

    init(system: System, leaves: [Leaf], parts: [Source], texts: [String], hasElement: Bool) {
        self.system = system
        self.leaves = leaves
        self.parts = parts
        self.texts = texts
        self.hasElement = hasElement
        switch system.provider.kind {
        case .none: provider = .other
        case .constant: provider = Provider(name: texts[Int(system.provider.index)])
        case .substitution: provider = nil
        }
        eventID = system.eventID.kind == .constant ? UInt32(texts[Int(system.eventID.index)]) : nil
    }
}
