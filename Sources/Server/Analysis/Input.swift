import EventFiles

/// A file of the input, and how it is read.
struct Input: Sendable {
    var path: String
    var isNamed: Bool
    var sizeBytes = 0
    /// An EVTX file, which several threads can read at once; nil for a file of another form, which is read from its
    /// beginning to its end.
    var evtx: EVTXFile?
    /// What the first pass saw in the chunks of ``evtx``.
    var contents: ChunkContents?

    /// Looks at the beginning of a file. Nil for a file in a folder that is none of the known formats.
    ///
    /// A file that cannot be opened, and a named one of no known format, is kept: reading it says what is wrong.
    init?(_ file: InputWalk.File) {
        path = file.path
        isNamed = file.isNamed
        guard let opened = try? InputFile(file.path) else { return }
        sizeBytes = Int(clamping: opened.sizeBytes)
        let first = (try? opened.read(upTo: InputFormat.lookahead)) ?? []
        switch InputFormat.recognise(first) {
        case .evtx:
            evtx = try? EVTXFile(path: file.path)
            contents = evtx.map { ChunkContents(chunkCount: $0.chunkCount) }
        case .windowsXML, .jsonLines, .packed: break
        case .unknown: if !file.isNamed { return nil }
        }
    }

    func units(file: Int) -> [WorkUnit] {
        guard let evtx, evtx.chunkCount > 0 else { return [WorkUnit(file: file, chunks: nil, byteCount: sizeBytes)] }
        let count = evtx.chunkCount
        return stride(from: 0, to: count, by: WorkUnit.chunksPerUnit).map { start in
            let chunks = start..<min(start + WorkUnit.chunksPerUnit, count)
            return WorkUnit(file: file, chunks: chunks, byteCount: chunks.count * EVTXLayout.chunkSize)
        }
    }
}
