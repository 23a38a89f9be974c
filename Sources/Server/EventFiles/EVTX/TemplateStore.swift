/// The templates of a file, compiled once for all its chunks.
///
/// Every chunk carries its own copies; the GUID alone does not tell them apart, since the names lie inside one copy and
/// outside of another, so the size belongs to the key. Bounded: a file with more than any real one starts anew.
///
/// A class, so that using it from the parser costs no check for overlapping access.
final class TemplateStore {
    private struct Key: Hashable {
        let low: UInt64
        let high: UInt64
        let size: Int
    }

    /// What lies at an offset of the chunk.
    private struct Place {
        var offset = -1
        /// Nil when that is no template.
        var template: Template?
    }

    private static let countLimit = 4_096
    /// Of the BinXML of all templates.
    private static let bytesLimit = 4 << 20
    private static let recentCount = 64

    private var byGUID: [Key: CompiledTemplate] = [:]
    private var bytesKept = 0
    /// Of this chunk, by offset.
    private var byOffset: [Int: Place] = [:]
    /// Of this chunk, those used last, at a place that their offset tells.
    private let recent: UnsafeMutablePointer<Place>
    /// Forgotten or of one record only, and perhaps in use until the record is read.
    private var retired: [CompiledTemplate] = []

    init() {
        recent = .allocate(capacity: Self.recentCount)
        recent.initialize(repeating: Place(), count: Self.recentCount)
    }

    deinit {
        recent.deallocate()
    }

    /// Forgets the chunk before.
    func beginChunk() {
        if !byOffset.isEmpty { byOffset.removeAll(keepingCapacity: true) }
        for index in 0..<Self.recentCount { recent[index].offset = -1 }
        endRecord()
    }

    /// Forgets everything.
    func beginFile() {
        beginChunk()
        byGUID.removeAll()
        bytesKept = 0
    }

    /// Lets go of what only the record before could use.
    @inline(__always)
    func endRecord() {
        if !retired.isEmpty { retired.removeAll() }
    }

    /// Keeps a template for the record at hand.
    func keepForRecord(_ compiled: CompiledTemplate) -> Template {
        retired.append(compiled)
        return compiled.template
    }

    /// The template whose definition lies at `offset`; nil when that is none.
    @inline(__always)
    func template(_ bytes: ChunkBytes, at offset: Int, budget: Budget) -> Template? {
        // Definitions lie at least a header apart.
        let place = recent + (offset &>> 4 & (Self.recentCount &- 1))
        if place.pointee.offset == offset { return place.pointee.template }
        return find(bytes, at: offset, budget: budget, place)
    }

    @inline(never)
    private func find(
        _ bytes: ChunkBytes, at offset: Int, budget: Budget, _ place: UnsafeMutablePointer<Place>
    ) -> Template? {
        let found =
            byOffset[offset] ?? Place(offset: offset, template: load(bytes, at: offset, budget: budget)?.template)
        byOffset[offset] = found
        if offset >= 0 { place.pointee = found }
        return found.template
    }

    private func load(_ bytes: ChunkBytes, at offset: Int, budget: Budget) -> CompiledTemplate? {
        let size = bytes.u32(offset &+ 20)
        let start = offset &+ EVTXLayout.templateHeaderSize
        guard offset >= 0, bytes.contains(start, size) else { return nil }
        let key = Key(low: bytes.u64(offset &+ 4), high: bytes.u64(offset &+ 12), size: size)
        if let compiled = byGUID[key] { return compiled }
        guard
            let compiled = TemplateCompiler.compile(
                bytes, start..<(start + size), hasDependencies: true, budget: budget)
        else { return nil }
        if byGUID.count >= Self.countLimit || bytesKept + size > Self.bytesLimit {
            startAnew()
        }
        byGUID[key] = compiled
        bytesKept += size
        return compiled
    }

    /// The templates forgotten may be those of fragments that are being read, and are found by offset.
    private func startAnew() {
        retired += byGUID.values
        byGUID.removeAll()
        bytesKept = 0
        byOffset.removeAll()
        for index in 0..<Self.recentCount { recent[index].offset = -1 }
    }
}
