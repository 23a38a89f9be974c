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

    private enum Entry {
        case compiled(Template)
        case broken
    }

    private static let countLimit = 4_096
    /// Of the BinXML of all templates.
    private static let bytesLimit = 4 << 20

    private var byGUID: [Key: Template] = [:]
    private var bytesKept = 0
    /// Of this chunk, by offset.
    private var byOffset: [Int: Entry] = [:]
    private var lastOffset = -1
    private var last: Template?

    /// Forgets the chunk before.
    func beginChunk() {
        if !byOffset.isEmpty { byOffset.removeAll(keepingCapacity: true) }
        lastOffset = -1
        last = nil
    }

    /// Forgets everything.
    func beginFile() {
        beginChunk()
        byGUID.removeAll()
        bytesKept = 0
    }

    /// The template whose definition lies at `offset`; nil when that is none.
    @inline(__always)
    func template(_ bytes: ChunkBytes, at offset: Int, budget: Budget) -> Template? {
        if offset == lastOffset { return last }
        return find(bytes, at: offset, budget: budget)
    }

    @inline(never)
    private func find(_ bytes: ChunkBytes, at offset: Int, budget: Budget) -> Template? {
        if case .compiled(let template)? = byOffset[offset] {
            lastOffset = offset
            last = template
            return template
        }
        guard byOffset[offset] == nil else { return nil }
        let template = load(bytes, at: offset, budget: budget)
        byOffset[offset] = template.map(Entry.compiled) ?? .broken
        return template
    }

    private func load(_ bytes: ChunkBytes, at offset: Int, budget: Budget) -> Template? {
        let size = bytes.u32(offset &+ 20)
        let start = offset &+ EVTXLayout.templateHeaderSize
        guard offset >= 0, bytes.contains(start, size) else { return nil }
        let key = Key(low: bytes.u64(offset &+ 4), high: bytes.u64(offset &+ 12), size: size)
        if let template = byGUID[key] { return template }
        guard
            let template = TemplateCompiler.compile(
                bytes, start..<(start + size), hasDependencies: true, budget: budget)
        else { return nil }
        if byGUID.count >= Self.countLimit || bytesKept + size > Self.bytesLimit {
            byGUID.removeAll()
            bytesKept = 0
        }
        byGUID[key] = template
        bytesKept += size
        return template
    }
}
