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
///
/// A pointer and no owner: to follow it costs nothing in the inner loop. ``TemplateStore`` keeps the ``CompiledTemplate`` for
/// as long as any record is read that uses it.
struct Template {
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
        var keywords = Source()
    }

    fileprivate struct Body {
        let system: System
        let leaves: UnsafeMutableBufferPointer<Leaf>
        let parts: UnsafeMutableBufferPointer<Source>
        let texts: UnsafeMutableBufferPointer<String>
        let hasElement: Bool
        let provider: Provider?
        let eventID: UInt32?
        var plans: (FieldPlan, FieldPlan)
    }

    fileprivate let body: UnsafeMutablePointer<Body>

    var system: System {
        @inline(__always) get { body.pointee.system }
    }
    var leaves: UnsafeMutableBufferPointer<Leaf> {
        @inline(__always) get { body.pointee.leaves }
    }
    var parts: UnsafeMutableBufferPointer<Source> {
        @inline(__always) get { body.pointee.parts }
    }
    var texts: UnsafeMutableBufferPointer<String> {
        @inline(__always) get { body.pointee.texts }
    }
    /// Whether there is an element at all, and not mere text.
    var hasElement: Bool { body.pointee.hasElement }
    /// The provider where the template itself names it.
    var provider: Provider? {
        @inline(__always) get { body.pointee.provider }
    }
    /// The event id where the template itself has it.
    var eventID: UInt32? {
        @inline(__always) get { body.pointee.eventID }
    }

    /// Which leaves have a field in `wanted`. The two asked for last are remembered: those of the records' kind and of its gate.
    ///
    /// - Parameter depth: Of elements above the template's root.
    @inline(__always)
    func plan(_ wanted: WantedFields, depth: Int) -> FieldPlan {
        if body.pointee.plans.0.holds(wanted, depth) { return body.pointee.plans.0 }
        if body.pointee.plans.1.holds(wanted, depth) { return body.pointee.plans.1 }
        return makePlan(wanted, depth)
    }

    @inline(never)
    private func makePlan(_ wanted: WantedFields, _ depth: Int) -> FieldPlan {
        body.pointee.plans.1.free()
        body.pointee.plans.1 = body.pointee.plans.0
        body.pointee.plans.0 = FieldPlan(self, wanted, depth: depth)
        return body.pointee.plans.0
    }
}

/// Owns a ``Template``.
final class CompiledTemplate {
    let template: Template

    init(system: Template.System, leaves: [Leaf], parts: [Source], texts: [String], hasElement: Bool) {
        let provider: Provider? =
            switch system.provider.kind {
            case .none: .other
            case .constant: Provider(name: texts[Int(system.provider.index)])
            case .substitution: nil
            }
        let body = UnsafeMutablePointer<Template.Body>.allocate(capacity: 1)
        body.initialize(
            to: Template.Body(
                system: system, leaves: Self.copy(leaves), parts: Self.copy(parts), texts: Self.copy(texts),
                hasElement: hasElement, provider: provider,
                eventID: system.eventID.kind == .constant ? UInt32(texts[Int(system.eventID.index)]) : nil,
                plans: (FieldPlan(), FieldPlan())))
        template = Template(body: body)
    }

    deinit {
        template.body.pointee.plans.0.free()
        template.body.pointee.plans.1.free()
        template.leaves.deallocate()
        template.parts.deallocate()
        template.texts.deinitialize()
        template.texts.deallocate()
        template.body.deinitialize(count: 1)
        template.body.deallocate()
    }

    private static func copy<Element>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
        let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = copy.initialize(from: elements)
        return copy
    }
}
