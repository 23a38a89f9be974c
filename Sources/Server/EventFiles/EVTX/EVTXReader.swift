/// Reads an EVTX file whose bytes come in pieces, as from an archive.
final class EVTXReader: ByteReader {
    private let file: String
    private let selection: RecordSelection
    private let sink: any RecordSink
    private let parser = EVTXParser()
    private var pending: [UInt8] = []
    /// Of ``pending`` in the file.
    private var offset: UInt64 = 0
    private var isInChunks = false

    init(file: String, selection: RecordSelection, sink: any RecordSink) {
        self.file = file
        self.selection = selection
        self.sink = sink
        pending.reserveCapacity(2 * EVTXLayout.chunkSize)
    }

    func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            let wanted = (isInChunks ? EVTXLayout.chunkSize : EVTXLayout.fileHeaderSize) - pending.count
            let taken = min(wanted, rest.count)
            pending.append(contentsOf: rest[..<taken])
            rest = UnsafeBufferPointer(rebasing: rest[taken...])
            if taken == wanted { readPending() }
        }
    }

    func finish() {
        // Twice for a file that has lost its header and ends before its first chunk does.
        if !pending.isEmpty { readPending() }
        if !pending.isEmpty { readPending() }
    }

    private func readPending() {
        pending.withUnsafeBytes { bytes in
            if isInChunks {
                parser.read(chunk: bytes, offset: offset, file: file, selection: selection, into: sink)
                offset += UInt64(bytes.count)
            } else {
                readHeader(bytes)
            }
        }
        // A file without a header: what came is the beginning of its first chunk.
        if isInChunks || offset > 0 { pending.removeAll(keepingCapacity: true) }
        isInChunks = true
    }

    private func readHeader(_ bytes: UnsafeRawBufferPointer) {
        let header = EVTXFileHeader(bytes)
        if !header.isIntact { sink.receive(ReadProblem(file: file, offset: 0, kind: .fileHeader)) }
        offset = header.firstChunk
    }
}
