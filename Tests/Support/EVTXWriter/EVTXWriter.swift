import EventFiles
import Events

/// Writes .evtx files.
package struct EVTXWriter {
    package enum Failure: Error, Equatable {
        /// The event does not fit into a chunk.
        case tooLarge
    }

    package var style: EVTXStyle
    private var chunks: [UInt8] = []
    private var chunkCount = 0
    private var current = ChunkWriter()
    private var nextNumber: UInt64

    /// - Parameter firstNumber: Of the first record in the file.
    package init(style: EVTXStyle = .nested, firstNumber: UInt64 = 1) {
        self.style = style
        nextNumber = firstNumber
    }

    package mutating func append(_ event: EVTXEvent) throws(Failure) {
        var attempt = current
        if !put(event, into: &attempt) {
            guard !current.isEmpty else { throw .tooLarge }
            endChunk()
            attempt = current
            guard put(event, into: &attempt) else { throw .tooLarge }
        }
        current = attempt
        nextNumber += 1
    }

    /// Begins another chunk, even if this one has room.
    package mutating func endChunk() {
        chunks += current.finished()
        chunkCount += 1
        current = ChunkWriter()
    }

    /// The bytes of the file.
    package func file() -> [UInt8] {
        var whole = self
        if !current.isEmpty || chunkCount == 0 { whole.endChunk() }
        var header: [UInt8] = Array("ElfFile".utf8) + [0]
        header += UInt64(0).littleEndianBytes + UInt64(whole.chunkCount - 1).littleEndianBytes
        header += nextNumber.littleEndianBytes + UInt32(128).littleEndianBytes
        header += UInt16(1).littleEndianBytes + UInt16(3).littleEndianBytes + UInt16(4_096).littleEndianBytes
        header += UInt16(truncatingIfNeeded: whole.chunkCount).littleEndianBytes
        header += [UInt8](repeating: 0, count: 120 - header.count)
        let checksum = header.withUnsafeBytes { CRC32.checksum($0) }
        header += UInt32(0).littleEndianBytes + checksum.littleEndianBytes
        header += [UInt8](repeating: 0, count: 4_096 - header.count)
        return header + whole.chunks
    }

    private func put(_ event: EVTXEvent, into chunk: inout ChunkWriter) -> Bool {
        chunk.putRecord(number: nextNumber, fileTime: event.time.fileTime) { chunk in
            chunk.putFragmentHeader()
            switch style {
            case .nested: chunk.putNested(event)
            case .single: chunk.putSingle(event)
            case .literal: chunk.putLiteral(event)
            }
            chunk.put(0x00)
        }
    }
}
