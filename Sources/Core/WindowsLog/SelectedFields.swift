/// A set of fields: those that one kind of record reads.
package struct SelectedFields: Sendable, Equatable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    package init() {}

    package init(_ fields: [FieldName]) {
        for field in fields { insert(field) }
    }

    package static let all = SelectedFields(FieldName.allCases)

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
