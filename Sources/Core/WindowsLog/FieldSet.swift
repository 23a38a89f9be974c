/// Some of the ``FieldName``s.
package struct FieldSet: Sendable, Equatable {
    @usableFromInline
    var words = SIMD4<UInt64>()

    package init() {}

    package init(_ fields: [FieldName]) {
        for field in fields { insert(field) }
    }

    package static let all = FieldSet(FieldName.allCases)

    package mutating func insert(_ field: FieldName) {
        words[Int(field.rawValue >> 6)] |= 1 << UInt64(field.rawValue & 63)
    }

    @inlinable
    package func contains(_ field: FieldName) -> Bool {
        contains(field.rawValue)
    }

    /// Whether the field with the raw value `field` is among them; a raw value of no field never is.
    @inlinable
    package func contains(_ field: UInt8) -> Bool {
        words[Int(field &>> 6)] &>> UInt64(field & 63) & 1 != 0
    }
}
