import WindowsLog

/// Turns the tokens of BinXML into a ``CompiledTemplate``.
///
/// Memory is bounded by the size of the BinXML, time by `budget` too, since many tokens may refer to one long name.
struct TemplateCompiler {
    private struct Element {
        var name: String
        var dataName = Source()
        /// In `pending`.
        var firstPending: Int
        var hasChild = false
        /// Inside RenderingInfo: prose for people, whose elements are named like data.
        var isProse: Bool
    }

    static let depthLimit = 32

    private let bytes: ChunkBytes
    private let limit: Int
    private let hasDependencies: Bool
    private var position: Int
    private var budget: Int
    private var open: [Element] = []
    /// The text so far of the open elements.
    private var pending: [Source] = []
    private var inSystem = false
    private var hasElement = false
    private var system = Template.System()
    private var leaves: [Leaf] = []
    private var parts: [Source] = []
    private var texts: [String] = []
    private var indexes: [String: UInt16] = [:]
    /// Whether the last source is a constant that nothing but its element uses yet, so that more text can join it.
    private var joins = false

    /// - Parameter hasDependencies: Whether elements carry a dependency id, as they do in templates only.
    private init(_ bytes: ChunkBytes, _ range: Range<Int>, hasDependencies: Bool, budget: Int) {
        self.bytes = bytes
        position = range.lowerBound
        limit = min(range.upperBound, bytes.count)
        self.hasDependencies = hasDependencies
        self.budget = budget
    }

    /// - Parameter budget: Less what the work cost; below 0 when it ran out.
    /// - Returns: Nil when the BinXML makes no sense.
    static func compile(
        _ bytes: ChunkBytes, _ range: Range<Int>, hasDependencies: Bool, budget: Budget
    ) -> CompiledTemplate? {
        var compiler = TemplateCompiler(
            bytes, range, hasDependencies: hasDependencies, budget: budget.rest &- range.count)
        let isComplete = compiler.run()
        budget.rest = compiler.budget
        guard isComplete, compiler.budget >= 0 else { return nil }
        return CompiledTemplate(
            system: compiler.system, leaves: compiler.leaves, parts: compiler.parts, texts: compiler.texts,
            hasElement: compiler.hasElement)
    }

    private mutating func run() -> Bool {
        while position < limit, budget >= 0 {
            let token = bytes.byte(position)
            switch BinXMLToken(token) {
            case .end: return true
            case .fragment: position &+= 4
            case .openElement: guard openElement(hasAttributes: token & BinXMLToken.more != 0) else { return false }
            case .closeStart: position &+= 1
            case .closeEmpty, .endElement:
                position &+= 1
                guard closeElement() else { return false }
            case .text, .characters, .characterReference, .entityReference:
                guard let text = text() else { return false }
                append(text)
            case .substitution, .optionalSubstitution:
                append(Source(kind: .substitution, index: UInt16(truncatingIfNeeded: bytes.u16(position &+ 1))))
                joins = false
                position &+= 4
            case .instructionTarget:
                position &+= 1
                guard name() != nil else { return false }
            case .instructionData: position &+= 3 &+ bytes.u16(position &+ 1) &* 2
            case .attribute, .templateInstance, nil: return false
            }
        }
        return open.isEmpty
    }

    private mutating func openElement(hasAttributes: Bool) -> Bool {
        position &+= hasDependencies ? 7 : 5
        guard open.count < Self.depthLimit, let name = name() else { return false }
        hasElement = true
        if !open.isEmpty {
            let parent = open.count - 1
            open[parent].hasChild = true
            flush(open[parent], depth: parent)
        }
        let isProse = open.last?.isProse ?? false || name == "RenderingInfo"
        open.append(Element(name: name, firstPending: pending.count, isProse: isProse))
        joins = false
        if open.count == 2, name == "System" { inSystem = true }
        guard hasAttributes else { return true }
        position &+= 4
        while position < limit, BinXMLToken(bytes.byte(position)) == .attribute {
            position &+= 1
            guard let attribute = self.name(), let value = attributeValue() else { return false }
            if inSystem {
                setSystem(name, attribute: attribute, value)
            } else if attribute == "Name" {
                open[open.count - 1].dataName = value
            }
        }
        return true
    }

    /// A constant, or the substitution in it; no template mixes the two in an attribute that we read.
    private mutating func attributeValue() -> Source? {
        var constant = ""
        var source = Source()
        while position < limit, budget >= 0 {
            switch BinXMLToken(bytes.byte(position)) {
            case .text, .characters, .characterReference, .entityReference:
                guard let text = text() else { return nil }
                constant += text
            case .substitution, .optionalSubstitution:
                source = Source(kind: .substitution, index: UInt16(truncatingIfNeeded: bytes.u16(position &+ 1)))
                position &+= 4
            default:
                return source.kind == .none && !constant.isEmpty ? index(of: constant) : source
            }
        }
        return nil
    }

    private mutating func closeElement() -> Bool {
        guard let element = open.popLast() else { return false }
        let depth = open.count
        defer {
            pending.removeSubrange(min(element.firstPending, pending.count)...)
            joins = false
        }
        if inSystem {
            if depth == 1 {
                inSystem = false
            } else {
                let isEmpty = pending.count <= element.firstPending
                guard let source = isEmpty ? index(of: "") : pending[element.firstPending] else { return false }
                setSystem(element.name, attribute: "", source)
            }
        } else if element.hasChild {
            flush(element, depth: depth)
        } else {
            var leaf = Leaf()
            leaf.depth = UInt8(truncatingIfNeeded: depth)
            leaf.name = element.dataName
            if leaf.name.kind == .none {
                leaf.kind = element.name == "Data" ? .unnamed : .named
                guard let name = index(of: element.name) else { return false }
                leaf.name = name
            }
            if leaf.kind == .named, leaf.name.kind == .constant, !element.isProse {
                leaf.field = FieldName(texts[Int(leaf.name.index)])?.rawValue ?? Leaf.noField
            }
            return add(leaf, pending[element.firstPending...])
        }
        return true
    }

    /// Keeps the substitutions in the text of an element with child elements: they may hold elements.
    private mutating func flush(_ element: Element, depth: Int) {
        let substitutions = pending[min(element.firstPending, pending.count)...].filter { $0.kind == .substitution }
        pending.removeSubrange(min(element.firstPending, pending.count)...)
        guard !substitutions.isEmpty else { return }
        var leaf = Leaf()
        leaf.kind = .between
        leaf.depth = UInt8(truncatingIfNeeded: depth)
        _ = add(leaf, substitutions[...])
    }

    private mutating func add(_ leaf: Leaf, _ sources: ArraySlice<Source>) -> Bool {
        guard parts.count + sources.count < Int(UInt16.max) else { return false }
        var leaf = leaf
        leaf.firstPart = UInt16(parts.count)
        leaf.partCount = UInt16(sources.count)
        parts += sources
        leaves.append(leaf)
        return true
    }

    private mutating func append(_ source: Source) {
        if !open.isEmpty { pending.append(source) }
    }

    private mutating func append(_ text: String) {
        guard !open.isEmpty else { return }
        if joins, let last = pending.last {
            budget &-= texts[Int(last.index)].utf8.count
            texts[Int(last.index)] += text
        } else if texts.count < Int(UInt16.max) {
            pending.append(Source(kind: .constant, index: UInt16(texts.count)))
            texts.append(text)
            joins = true
        }
    }

    private mutating func index(of text: String) -> Source? {
        if let index = indexes[text] { return Source(kind: .constant, index: index) }
        guard texts.count < Int(UInt16.max) else { return nil }
        let index = UInt16(texts.count)
        texts.append(text)
        indexes[text] = index
        return Source(kind: .constant, index: index)
    }

    private mutating func setSystem(_ element: String, attribute: String, _ value: Source) {
        switch (element, attribute) {
        case ("Provider", "Name"): system.provider = value
        case ("Provider", "EventSourceName") where system.provider.kind == .none: system.provider = value
        case ("EventID", ""): system.eventID = value
        case ("Keywords", ""): system.keywords = value
        case ("Channel", ""): system.channel = value
        case ("Computer", ""): system.computer = value
        case ("EventRecordID", ""): system.recordID = value
        case ("TimeCreated", "SystemTime"): system.time = value
        case ("Execution", "ProcessID"): system.processID = value
        case ("Security", "UserID"): system.userID = value
        default: break
        }
    }

    /// The name that the next four bytes refer to; it follows them where the chunk has it for the first time.
    private mutating func name() -> String? {
        let offset = bytes.u32(position)
        position &+= 4
        let length = bytes.u16(offset &+ 6) &* 2
        guard position <= limit, bytes.contains(offset, EVTXLayout.nameHeaderSize &+ length) else { return nil }
        if offset == position { position &+= EVTXLayout.nameHeaderSize &+ length &+ 2 }
        budget &-= length
        return UTF16Text.string(bytes.slice(offset &+ EVTXLayout.nameHeaderSize, length))
    }

    /// The constant text of the token at the position.
    private mutating func text() -> String? {
        let start = position
        switch BinXMLToken(bytes.byte(position)) {
        case .text:
            // The value's type; anything but a string has not been seen in the wild.
            guard bytes.byte(start &+ 1) == ValueType.string.rawValue else { return nil }
            return counted(start &+ 2)
        case .characters:
            return counted(start &+ 1)
        case .characterReference:
            position &+= 3
            return Unicode.Scalar(UInt16(truncatingIfNeeded: bytes.u16(start &+ 1))).map { String(Character($0)) }
                ?? "\u{fffd}"
        default:
            position &+= 1
            guard let entity = name() else { return nil }
            switch entity {
            case "lt": return "<"
            case "gt": return ">"
            case "amp": return "&"
            case "quot": return "\""
            case "apos": return "'"
            default: return "&\(entity);"
            }
        }
    }

    private mutating func counted(_ offset: Int) -> String? {
        let length = bytes.u16(offset) &* 2
        guard offset &+ 2 &+ length <= limit else { return nil }
        position = offset &+ 2 &+ length
        return UTF16Text.string(bytes.slice(offset &+ 2, length))
    }
}
