/// What a reader of records is asked for: a set of fields for each kind of record that anybody wants.
package struct FieldSelection: Sendable {
    /// Whether each row of ``RecordKind/table`` is wanted.
    package let kinds: [Bool]
    private let rows: [FieldSet?]
    private let takesEverything: Bool

    /// - Parameter kinds: One for each row of ``RecordKind/table``.
    package init(kinds: [Bool]) {
        rows = RecordKind.table.enumerated().map { index, kind in
            index < kinds.count && kinds[index] ? FieldSet(kind.fields) : nil
        }
        self.kinds = kinds
        takesEverything = false
    }

    private init() {
        rows = []
        kinds = RecordKind.table.map { _ in true }
        takesEverything = true
    }

    /// Every record with every field, for a reader's own tests: the row is 0 whatever the record is.
    package static let everything = FieldSelection()

    /// The row of such a record, and its fields; nil when nobody wants it.
    package func kind(_ provider: Provider, _ eventID: UInt32) -> (index: Int, fields: FieldSet)? {
        if takesEverything { return (0, .all) }
        guard let index = RecordKind.index(provider, eventID), index < rows.count, let fields = rows[index]
        else { return nil }
        return (index, fields)
    }
}
