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
