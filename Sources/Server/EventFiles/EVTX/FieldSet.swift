import WindowsLog

/// Some of the ``FieldName``s.
struct FieldSet {
    private var words = SIMD4<UInt64>()

    init(_ fields: [FieldName]) {
        for field in fields { words[Int(field.rawValue >> 6)] |= 1 << UInt64(field.rawValue & 63) }
    }

    /// Whether the field with the raw value `field` is among them; ``Leaf/noField`` never is.
    @inline(__always)
    func contains(_ field: UInt8) -> Bool {
        words[Int(field &>> 6)] &>> UInt64(field & 63) & 1 != 0
    }
}
