/// A template with the values that a record fills into it.
struct Fragment {
    let template: Template
    /// In ``RecordValues``.
    let base: Int
    let count: Int
    /// Of elements above the template's root.
    let depth: Int
    /// Of fragments inside fragments.
    let nesting: Int

    /// Where the values of a fragment inside this one go.
    var next: Int { base &+ count }
}
