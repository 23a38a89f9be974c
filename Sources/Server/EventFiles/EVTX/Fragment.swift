/// A place where a template is used, before its values are looked at.
struct Instance {
    let template: Template
    /// Where the values' lengths and types stand; the values follow them.
    let descriptors: Int
    let count: Int

    /// Whether the values end before `limit`.
    @inline(__always)
    func fits(_ bytes: ChunkBytes, limit: Int) -> Bool {
        RecordValues.fits(bytes, at: descriptors, count: count, limit: limit)
    }

    /// One value, without looking at those behind it.
    @inline(__always)
    func peek(_ source: Source, _ bytes: ChunkBytes) -> RecordValues.Value {
        RecordValues.peek(source.index, bytes, at: descriptors, count: count)
    }
}

/// A template with the values that a record fills into it.
struct Fragment {
    let template: Template
    /// In ``RecordValues``.
    let base: Int
    let count: Int
    /// Whether one of the values is BinXML again.
    let hasNested: Bool
    /// Of elements above the template's root.
    let depth: Int
    /// Of fragments inside fragments.
    let nesting: Int

    /// Where the values of a fragment inside this one go.
    var next: Int { base &+ count }
}
