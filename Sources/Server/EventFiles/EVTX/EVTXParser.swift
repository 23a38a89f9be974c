import Events
import WindowsLog

/// Reads the records of EVTX chunks.
///
/// One for each thread, used again for chunk after chunk and file after file: it keeps what repeats between them. What it
/// keeps is bounded (about 2 MB, and the templates of the file at hand), whatever it reads.
package final class EVTXParser {
    /// What decoding one chunk may cost, in bytes looked at. Real chunks cost a tenth; BinXML that refers to the same
    /// bytes again and again costs without end.
    static let chunkBudget = 8 << 20
    static let nestingLimit = 8

    /// Whether the checksum over each chunk's records is computed and its mismatch reported.
    package var verifiesChecksums = true

    /// The kinds of record in the chunk that was read last, selected or not: a bit for each row of ``RecordKind/table``.
    package private(set) var kindsSeen: UInt64 = 0

    let values = RecordValues()
    let cache = ValueCache()
    let channels = TextInterner()
    let computers = TextInterner()
    let providers = TextInterner()
    let store = TemplateStore()
    let budget = Budget()
    private var file: String?
    private let record = WindowsRecord()
    private let wanted = RecordKind.table.enumerated().map {
        WantedFields(fields: FieldSet($1.fields), number: 2 * $0 + 1)
    }
    private let gates = RecordKind.table.enumerated().map { number, kind in
        kind.gate.map { WantedFields(fields: FieldSet([$0]), number: 2 * number + 2) }
    }

    package init() {}

    /// Reads one chunk, the whole 65,536 bytes of it or what is left at the end of a file.
    ///
    /// Calls the sink for each record of a selected kind and each problem, but never `advance`.
    ///
    /// - Parameter offset: Of the chunk in its file.
    package func read(
        chunk: UnsafeRawBufferPointer, offset: UInt64, file: String, selection: RecordSelection,
        into sink: any RecordSink
    ) {
        kindsSeen = 0
        var kindsSeen: UInt64 = 0
        scan(chunk, offset, file, report: { sink.receive($0) }) { bytes, start, size in
            let limit = start &+ size &- 4
            guard let instance = topInstance(bytes, start, limit) else { return false }
            let template = instance.template
            // Of most records nothing is needed but these two, which stand in front.
            let provider = template.provider ?? self.provider(of: instance, bytes)
            guard provider != .other else { return instance.fits(bytes, limit: limit) }
            guard let eventID = template.eventID ?? self.eventID(of: instance, bytes) else { return false }
            guard let kind = RecordKind.index(provider, eventID) else { return instance.fits(bytes, limit: limit) }
            kindsSeen |= 1 << UInt64(kind & 63)
            guard kind < selection.kinds.count, selection.kinds[kind] else {
                return instance.fits(bytes, limit: limit)
            }
            guard let fragment = fragment(of: instance, bytes, limit: limit, base: 0, depth: 0, nesting: 0) else {
                return false
            }
            record.clear()
            record.provider = provider
            record.eventID = eventID
            if let gate = gates[kind] {
                guard fill(fragment, bytes, gate, record) else { return false }
                guard sink.wants(record, kind: kind) else { return true }
                record.unnamed.removeAll(keepingCapacity: true)
            }
            fillSystem(record, from: fragment, bytes, start, size)
            let isWhole = fill(fragment, bytes, wanted[kind], record)
            sink.receive(record, kind: kind)
            return isWhole
        }
        self.kindsSeen = kindsSeen
    }

    /// Reads one chunk and delivers every record with all that is in it.
    package func readAll(
        chunk: UnsafeRawBufferPointer, offset: UInt64, file: String, report: (ReadProblem) -> Void = { _ in },
        each: (EVTXRecord) -> Void
    ) {
        scan(chunk, offset, file, report: report) { bytes, start, size in
            guard let fragment = topFragment(bytes, start, size) else { return false }
            var record = system(of: fragment, bytes)
            record.number = bytes.u64(start &+ 8)
            record.offset = offset &+ UInt64(start)
            var visitor = AllLeaves()
            let isWhole = walk(fragment, bytes, &visitor)
            record.data = visitor.data
            each(record)
            return isWhole
        }
    }

    /// Finds the records of a chunk, the stray ones of a damaged chunk too.
    ///
    /// - Parameter each: Reads the record at an offset, with a size; false when it makes no sense.
    @inline(__always)
    private func scan(
        _ chunk: UnsafeRawBufferPointer, _ offset: UInt64, _ file: String, report: (ReadProblem) -> Void,
        each: (ChunkBytes, Int, Int) -> Bool
    ) {
        guard let start = chunk.baseAddress else { return }
        let bytes = ChunkBytes(start: start, count: min(chunk.count, EVTXLayout.chunkSize))
        if file != self.file {
            self.file = file
            store.beginFile()
        }
        store.beginChunk()
        budget.rest = Self.chunkBudget
        let header = ChunkHeader(bytes, verifies: verifiesChecksums)
        func problem(_ kind: ReadProblem.Kind, at place: Int) {
            report(ReadProblem(file: file, offset: offset &+ UInt64(place), kind: kind))
        }
        if let damage = header.damage { problem(damage, at: 0) }
        if bytes.count < EVTXLayout.chunkSize, header.damage != .truncated { problem(.truncated, at: bytes.count) }
        guard !header.isUnused else { return }

        var position = EVTXLayout.chunkHeaderSize
        var lastNumber: UInt64 = 0
        var crossedGap = false
        while position < header.end {
            let size = RecordHeader.size(bytes, at: position, end: header.end)
            if size > 0 {
                let number = bytes.u64(position &+ 8)
                // Behind a gap lie records of the log's former rounds too, whose numbers are lower.
                if !(crossedGap && number <= lastNumber) {
                    if !each(bytes, position, size) { problem(.record, at: position) }
                    store.endRecord()
                    lastNumber = number
                }
                position &+= size
                continue
            }
            // Its end may be overwritten and its beginning be whole.
            let torn = RecordHeader.tornSize(bytes, at: position, end: header.end, number: lastNumber &+ 1)
            if torn > 0, each(bytes, position, torn) { lastNumber &+= 1 }
            store.endRecord()
            let next = RecordHeader.next(bytes, after: position, end: header.end)
            let isCut = next == nil && bytes.count < EVTXLayout.chunkSize
            if !isCut, header.isTrusted || next.map({ bytes.u64($0 &+ 8) > lastNumber }) == true {
                problem(.record, at: position)
            }
            crossedGap = true
            position = next ?? header.end
        }
        // A template of a damaged chunk may be damaged too.
        if header.damage != nil { store.beginFile() }
    }

    /// The template of the record at `start`; nil when that is no event.
    @inline(__always)
    private func topInstance(_ bytes: ChunkBytes, _ start: Int, _ limit: Int) -> Instance? {
        guard let instance = instance(bytes, start &+ EVTXLayout.recordHeaderSize, limit: limit),
            instance.template.system.eventID.kind != .none
        else { return nil }
        return instance
    }

    /// The outermost fragment of the record at `start`; nil when that is no event.
    @inline(__always)
    private func topFragment(_ bytes: ChunkBytes, _ start: Int, _ size: Int) -> Fragment? {
        let limit = start &+ size &- 4
        guard let instance = topInstance(bytes, start, limit) else { return nil }
        return fragment(of: instance, bytes, limit: limit, base: 0, depth: 0, nesting: 0)
    }
}
