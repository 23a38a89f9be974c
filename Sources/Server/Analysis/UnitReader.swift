import EventFiles

/// Reads units of the input, one after another; each thread has its own.
final class UnitReader {
    private let selection: RecordSelection
    private let parser = EVTXParser()
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: EVTXLayout.chunkSize, alignment: 4_096)

    /// - Parameter verifiesChecksums: One pass over a file that verifies them is enough.
    init(selection: RecordSelection, verifiesChecksums: Bool) {
        self.selection = selection
        parser.verifiesChecksums = verifiesChecksums
    }

    deinit {
        buffer.deallocate()
    }

    func read(_ unit: WorkUnit, of input: Input, into sink: any RecordSink) {
        guard let evtx = input.evtx, let chunks = unit.chunks else {
            _ = InputReader.read(input.path, isNamed: input.isNamed, selection: selection, sink: sink)
            return
        }
        if chunks.lowerBound == 0, let problem = evtx.headerProblem { sink.receive(problem) }
        for chunk in chunks {
            let offset = evtx.offset(ofChunk: chunk)
            do throws(EVTXFileError) {
                let count = try evtx.read(chunk: chunk, into: buffer)
                parser.read(
                    chunk: UnsafeRawBufferPointer(rebasing: buffer[..<count]), offset: offset, file: input.path,
                    selection: selection, into: sink)
            } catch {
                switch error {
                case .system(let errno): sink.receive(ReadProblem(file: input.path, offset: offset, kind: .system(errno: errno)))
                case .notAFile: break
                }
            }
            guard sink.advance(bytes: EVTXLayout.chunkSize) else { return }
        }
    }
}
