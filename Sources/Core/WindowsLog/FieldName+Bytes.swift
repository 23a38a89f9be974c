import Events

extension FieldName {
    /// The field that a name stands for, from its UTF-8 bytes; see ``init(_:)``. Costs a hash and one comparison.
    package init?(utf8 name: UnsafeBufferPointer<UInt8>) {
        guard let value = Self.table.value(of: name) else { return nil }
        self.init(rawValue: value)
    }

    private static let table = NameTable(
        spellings.map { (name: $0.0, value: $0.1.rawValue) }, ignoresCase: true)
}

/// A set of fields: those that one kind of record reads.
package struct FieldSet: Sendable, Equatable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    package init() {}

    package init(_ fields: [FieldName]) {
        for field in fields { insert(field) }
    }

    @inline(__always)
    package mutating func insert(_ field: FieldName) {
        if field.rawValue < 64 {
            low |= 1 << UInt64(field.rawValue)
        } else {
            high |= 1 << UInt64(field.rawValue &- 64)
        }
    }

    @inline(__always)
    package func contains(_ field: FieldName) -> Bool {
        (field.rawValue < 64 ? low >> UInt64(field.rawValue) : high >> UInt64(field.rawValue &- 64)) & 1 == 1
    }
}

/// What a reader of records is asked for: a set of fields for each kind of record that anybody wants.
package struct FieldSelection: Sendable {
    private var fields: [FieldSet?]

    /// - Parameter kinds: One for each row of ``RecordKind/table``.
    package init(kinds: [Bool]) {
        fields = []
        for (index, kind) in RecordKind.table.enumerated() {
            fields.append(index < kinds.count && kinds[index] ? FieldSet(kind.fields) : nil)
        }
    }

    /// The row of such a record, and its fields; nil when nobody wants it.
    package func kind(_ provider: Provider, _ eventID: UInt32) -> (index: Int, fields: FieldSet)? {
        guard let index = RecordKind.index(provider, eventID), index < fields.count, let set = fields[index]
        else { return nil }
        return (index, set)
    }
}
