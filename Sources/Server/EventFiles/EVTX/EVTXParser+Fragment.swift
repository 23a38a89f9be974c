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
}

extension EVTXParser {
    /// The BinXML at `start`: an instance of a template, or elements of its own, which are compiled for this once.
    @inline(__always)
    func fragment(
        _ bytes: ChunkBytes, _ start: Int, limit: Int, base: Int, depth: Int, nesting: Int
    ) -> Fragment? {
        var position = start
        if bytes.byte(position) == BinXMLToken.fragment.rawValue { position &+= 4 }
        guard position < limit else { return nil }
        guard BinXMLToken(bytes.byte(position)) == .templateInstance else {
            return loose(bytes, position, limit: limit, base: base, depth: depth, nesting: nesting)
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
        guard position <= limit, values.load(bytes, at: position, count: count, limit: limit, base: base) else {
            return nil
        }
        return Fragment(template: template, base: base, count: count, depth: depth, nesting: nesting)
    }

    @inline(never)
    private func loose(
        _ bytes: ChunkBytes, _ start: Int, limit: Int, base: Int, depth: Int, nesting: Int
    ) -> Fragment? {
        guard
            let template = TemplateCompiler.compile(
                bytes, start..<limit, hasDependencies: false, budget: budget)
        else { return nil }
        return Fragment(template: template, base: base, count: 0, depth: depth, nesting: nesting)
    }

    /// Shows `visitor` the leaves of a fragment and of those inside its values, in the order of the document.
    ///
    /// - Returns: False when some of it could not be read.
    func walk(_ fragment: Fragment, _ bytes: ChunkBytes, _ visitor: inout some LeafVisitor) -> Bool {
        let template = fragment.template
        var isWhole = true
        budget.rest &-= template.leaves.count &* 16
        template.leaves.withUnsafeBufferPointer { leaves in
            for leaf in leaves where !show(leaf, of: fragment, bytes, &visitor) { isWhole = false }
        }
        return isWhole
    }

    @inline(__always)
    private func show(
        _ leaf: Leaf, of fragment: Fragment, _ bytes: ChunkBytes, _ visitor: inout some LeafVisitor
    ) -> Bool {
        let template = fragment.template
        // Event and its children hold data and are none.
        let isContainer = leaf.kind == .between || fragment.depth &+ Int(leaf.depth) < 2
        let isWanted = !isContainer && visitor.wants(leaf)
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
        return walk(inner, bytes, &visitor)
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
