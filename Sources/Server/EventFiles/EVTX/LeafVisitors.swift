import WindowsLog

/// Puts the wanted leaves into a record.
struct SelectedLeaves: LeafVisitor {
    // The parser owns them, and outlives this.
    unowned(unsafe) let record: WindowsRecord
    unowned(unsafe) let cache: ValueCache
    let wanted: WantedFields

    @inline(__always)
    func wants(_ leaf: Leaf) -> Bool { Self.wants(leaf, wanted.fields) }

    @inline(__always)
    static func wants(_ leaf: Leaf, _ fields: FieldSet) -> Bool {
        fields.contains(leaf.field) || leaf.kind == .unnamed || leaf.name.kind == .substitution
    }

    func take(_ inner: Fragment, _ bytes: ChunkBytes, _ parser: EVTXParser) -> Bool {
        parser.fill(inner, bytes, wanted, record)
    }

    /// A named field has one value.
    func repeats(_ leaf: Leaf) -> Bool { leaf.kind == .unnamed }

    @inline(__always)
    func take(_ leaf: Leaf, name: @autoclosure () -> String, text: String) {
        if leaf.kind == .unnamed {
            record.unnamed.append(text)
        } else if let field = FieldName(rawValue: leaf.field) ?? FieldName(name()) {
            record.set(field, text)
        }
    }

    @inline(__always)
    func text(_ bytes: ChunkBytes, type: UInt8) -> String { cache.decoded(bytes, type: type) }
}

/// Collects all leaves.
struct AllLeaves: LeafVisitor {
    var data: [EVTXRecord.Datum] = []

    func wants(_ leaf: Leaf) -> Bool { true }

    func repeats(_ leaf: Leaf) -> Bool { true }

    mutating func take(_ leaf: Leaf, name: @autoclosure () -> String, text: String) {
        data.append(EVTXRecord.Datum(name(), text))
    }

    func text(_ bytes: ChunkBytes, type: UInt8) -> String { ValueText.string(bytes, type: type) }

    mutating func take(_ inner: Fragment, _ bytes: ChunkBytes, _ parser: EVTXParser) -> Bool {
        parser.walk(inner, bytes, &self)
    }
}
