extension RecordKind {
    /// Which record becomes what.
    package static let table: [RecordKind] = []
}
