import WindowsLog

/// Takes the leaves of a record as they come.
protocol LeafVisitor {
    /// Whether the leaf's text matters.
    func wants(_ leaf: Leaf) -> Bool

    /// Whether an array becomes a leaf for each of its values, or one with all of them.
    func repeats(_ leaf: Leaf) -> Bool

    mutating func take(_ leaf: Leaf, name: @autoclosure () -> String, text: String)

    /// The text of a value.
    func text(_ bytes: ChunkBytes, type: UInt8) -> String

    /// Takes the leaves of a fragment inside a value.
    ///
    /// - Returns: False when some of it could not be read.
    mutating func take(_ inner: Fragment, _ bytes: ChunkBytes, _ parser: EVTXParser) -> Bool
}

extension EVTXParser {
    /// The BinXML at `start`: an instance of a template, or elements of its own, which are compiled for this once.
    @inline(__always)
    func fragment(
        _ bytes: ChunkBytes, _ start: Int, limit: Int, base: Int, depth: Int, nesting: Int
    ) -> Fragment? {
        guard let instance = instance(bytes, start, limit: limit) else { return nil }
        return fragment(of: instance, bytes, limit: limit, base: base, depth: depth, nesting: nesting)
    }

    /// An instance together with its values.
    @inline(__always)
    func fragment(
        of instance: Instance, _ bytes: ChunkBytes, limit: Int, base: Int, depth: Int, nesting: Int
    ) -> Fragment? {
        let contents = values.load(
            bytes, at: instance.descriptors, count: instance.count, limit: limit, base: base)
        guard contents != .broken else { return nil }
        return Fragment(
            template: instance.template, base: base, count: instance.count, hasNested: contents == .nested,
            depth: depth, nesting: nesting)
    }

    /// The template that is used at `start` and where the values for it are described.
    @inline(__always)
    func instance(_ bytes: ChunkBytes, _ start: Int, limit: Int) -> Instance? {
        var position = start
        if bytes.byte(position) == BinXMLToken.fragment.rawValue { position &+= 4 }
        guard position < limit else { return nil }
        guard bytes.byte(position) & ~BinXMLToken.more == BinXMLToken.templateInstance.rawValue else {
            return loose(bytes, position, limit: limit)
        }
        let definition = bytes.u32(position &+ 6)
        position &+= 10
        guard position <= limit, let template = store.template(bytes, at: definition, budget: budget) else {
            return nil
        }
        if definition == position {
            position &+= EVTXLayout.templateHeaderSize &+ bytes.u32(definition &+ 20)
        }
        let count = bytes.u32(position)
        position &+= 4
        guard position <= limit else { return nil }
        return Instance(template: template, descriptors: position, count: count)
    }

    @inline(never)
    private func loose(_ bytes: ChunkBytes, _ start: Int, limit: Int) -> Instance? {
        guard
            let compiled = TemplateCompiler.compile(
                bytes, start..<limit, hasDependencies: false, budget: budget)
        else { return nil }
        return Instance(template: store.keepForRecord(compiled), descriptors: start, count: 0)
    }

    /// Puts the wanted fields of a fragment, and of those inside its values, into the record.
    ///
    /// - Returns: False when some of it could not be read.
    func fill(_ fragment: Fragment, _ bytes: ChunkBytes, _ wanted: WantedFields, _ record: WindowsRecord) -> Bool {
        // Any leaf may hold the BinXML.
        guard !fragment.hasNested else { return fillNested(fragment, bytes, wanted, record) }
        let plan = fragment.template.plan(wanted, depth: fragment.depth)
        budget.rest &-= plan.steps.count &* 16
        guard budget.rest > 0 else { return false }
        var isWhole = true
        var spent = 0
        for step in plan.steps {
            if step.value != FieldPlan.Step.composed {
                let value = values.value(step.value, base: fragment.base, count: fragment.count)
                if value.type & ValueType.array == 0 {
                    spent &+= value.length
                    if let field = FieldName(rawValue: step.field) {
                        record.set(
                            field,
                            value.length == 0
                                ? "" : cache.decoded(bytes.slice(value.offset, value.length), type: value.type))
                    }
                    continue
                }
            }
            let leaf = fragment.template.leaves[Int(step.leaf)]
            if !fillComposed(leaf, of: fragment, bytes, wanted, record) { isWhole = false }
        }
        budget.rest &-= spent
        return isWhole
    }

    @inline(never)
    private func fillNested(
        _ fragment: Fragment, _ bytes: ChunkBytes, _ wanted: WantedFields, _ record: WindowsRecord
    ) -> Bool {
        var visitor = SelectedLeaves(record: record, cache: cache, wanted: wanted)
        return walk(fragment, bytes, &visitor)
    }

    @inline(never)
    private func fillComposed(
        _ leaf: Leaf, of fragment: Fragment, _ bytes: ChunkBytes, _ wanted: WantedFields, _ record: WindowsRecord
    ) -> Bool {
        var visitor = SelectedLeaves(record: record, cache: cache, wanted: wanted)
        return show(leaf, of: fragment, bytes, &visitor)
    }

    /// Shows `visitor` the leaves of a fragment and of those inside its values, in the order of the document.
    ///
    /// - Returns: False when some of it could not be read.
    func walk(_ fragment: Fragment, _ bytes: ChunkBytes, _ visitor: inout some LeafVisitor) -> Bool {
        let template = fragment.template
        var isWhole = true
        budget.rest &-= template.leaves.count &* 16
        for leaf in template.leaves where !show(leaf, of: fragment, bytes, &visitor) { isWhole = false }
        return isWhole
    }

    @inline(__always)
    private func show(
        _ leaf: Leaf, of fragment: Fragment, _ bytes: ChunkBytes, _ visitor: inout some LeafVisitor
    ) -> Bool {
        let template = fragment.template
        let isWanted = !leaf.isContainer(below: fragment.depth) && visitor.wants(leaf)
        if leaf.partCount == 1 {
            let part = template.parts[Int(leaf.firstPart)]
            if part.kind == .substitution {
                let value = fragment.value(part, values)
                if value.type == ValueType.binXML.rawValue, value.length > 0 {
                    return showNested(leaf, of: fragment, bytes, value, isWanted, &visitor)
                }
                guard isWanted else { return true }
                budget.rest &-= value.length
                guard budget.rest > 0 else { return false }
                if value.type & ValueType.array != 0, value.length > 0 {
                    return showArray(leaf, of: fragment, bytes, value, &visitor)
                }
                let text =
                    value.length == 0
                    ? "" : visitor.text(bytes.slice(value.offset, value.length), type: value.type)
                visitor.take(leaf, name: name(leaf, fragment, bytes), text: text)
                return true
            }
        }
        return showComposed(leaf, of: fragment, bytes, isWanted, &visitor)
    }

    /// One leaf for each value of an array, as Windows repeats the element.
    @inline(never)
    private func showArray(
        _ leaf: Leaf, of fragment: Fragment, _ bytes: ChunkBytes, _ value: RecordValues.Value,
        _ visitor: inout some LeafVisitor
    ) -> Bool {
        let name = name(leaf, fragment, bytes)
        let slice = bytes.slice(value.offset, value.length)
        guard visitor.repeats(leaf), let type = ValueType(rawValue: value.type & ~ValueType.array) else {
            visitor.take(leaf, name: name, text: ValueText.string(slice, type: value.type))
            return true
        }
        for text in ValueText.items(slice, of: type) {
            visitor.take(leaf, name: name, text: text)
        }
        return true
    }

    @inline(never)
    private func showNested(
        _ leaf: Leaf, of fragment: Fragment, _ bytes: ChunkBytes, _ value: RecordValues.Value, _ isWanted: Bool,
        _ visitor: inout some LeafVisitor
    ) -> Bool {
        guard fragment.nesting < Self.nestingLimit, budget.rest > 0 else { return false }
        budget.rest &-= value.length
        let inner = self.fragment(
            bytes, value.offset, limit: value.offset &+ value.length, base: fragment.next,
            depth: fragment.depth &+ Int(leaf.depth) &+ 1, nesting: fragment.nesting &+ 1)
        guard let inner else { return false }
        if !inner.template.hasElement, isWanted {
            visitor.take(leaf, name: name(leaf, fragment, bytes), text: "")
        }
        return visitor.take(inner, bytes, self)
    }

    /// A leaf of no parts, or of constants, or of several parts.
    @inline(never)
    private func showComposed(
        _ leaf: Leaf, of fragment: Fragment, _ bytes: ChunkBytes, _ isWanted: Bool, _ visitor: inout some LeafVisitor
    ) -> Bool {
        let template = fragment.template
        var text = ""
        var isWhole = true
        for index in 0..<Int(leaf.partCount) {
            guard budget.rest > 0 else { return false }
            let part = template.parts[Int(leaf.firstPart) &+ index]
            if part.kind == .constant {
                if isWanted {
                    text += template.texts[Int(part.index)]
                    budget.rest &-= template.texts[Int(part.index)].utf8.count
                }
                continue
            }
            let value = fragment.value(part, values)
            if value.type == ValueType.binXML.rawValue, value.length > 0 {
                isWhole = showNested(leaf, of: fragment, bytes, value, false, &visitor) && isWhole
            } else if isWanted {
                budget.rest &-= value.length
                text += ValueText.string(bytes.slice(value.offset, value.length), type: value.type)
            }
        }
        if isWanted { visitor.take(leaf, name: name(leaf, fragment, bytes), text: text) }
        return isWhole
    }

    private func name(_ leaf: Leaf, _ fragment: Fragment, _ bytes: ChunkBytes) -> String {
        text(leaf.name, of: fragment, bytes) ?? ""
    }

    /// The text of a source; nil when there is none.
    func text(_ source: Source, of fragment: Fragment, _ bytes: ChunkBytes) -> String? {
        switch source.kind {
        case .none: return nil
        case .constant: return fragment.template.texts[Int(source.index)]
        case .substitution:
            let value = fragment.value(source, values)
            guard value.type != ValueType.null.rawValue else { return nil }
            return ValueText.string(bytes.slice(value.offset, value.length), type: value.type)
        }
    }
}

extension Fragment {
    @inline(__always)
    func value(_ source: Source, _ values: RecordValues) -> RecordValues.Value {
        values.value(source.index, base: base, count: count)
    }
}
