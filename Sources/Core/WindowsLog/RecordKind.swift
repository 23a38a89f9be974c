import Events

/// What one kind of record becomes: a row of ``RecordKind/table``.
package struct RecordKind: Sendable {
    package let provider: Provider
    package let eventID: UInt32
    /// The fields that ``fill`` reads; a reader need not decode any other.
    package let fields: [FieldName]
    /// The field by which most records of the kind can be told to be of no interest, before the others are decoded.
    package let gate: FieldName?
    /// Makes the event of a record, whatever it was before; false when the record lacks what would make it one.
    package let fill: @Sendable (borrowing WindowsRecord, inout Event) -> Bool

    init(
        _ provider: Provider, _ eventID: UInt32, gate: FieldName? = nil, _ fields: [FieldName],
        _ fill: @escaping @Sendable (borrowing WindowsRecord, inout Event) -> Bool
    ) {
        self.provider = provider
        self.eventID = eventID
        self.fields = fields
        self.gate = gate
        self.fill = fill
    }

    /// The event of a record; nil when the record lacks what would make it one.
    package func event(_ record: borrowing WindowsRecord) -> Event? {
        var event = Event.blank
        return fill(record, &event) ? event : nil
    }

    /// The row for a record, as an index into ``table``; nil when such records become nothing.
    package static func index(_ provider: Provider, _ eventID: UInt32) -> Int? {
        guard provider != .other, eventID < idLimit else { return nil }
        let row = rows[Int(provider.rawValue) * Int(idLimit) + Int(eventID)]
        return row < 0 ? nil : Int(row)
    }

    private static let idLimit: UInt32 = 8_192

    private static let rows: [Int16] = {
        var rows = [Int16](repeating: -1, count: Provider.allCases.count * Int(idLimit))
        for (index, kind) in table.enumerated() {
            rows[Int(kind.provider.rawValue) * Int(idLimit) + Int(kind.eventID)] = Int16(index)
        }
        return rows
    }()
}
