import EventFiles

/// Reads units of the input, one after another; each thread has its own.
final class UnitReader {
    private let selection: RecordSelection
    private let parser = EVTXParser()
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: EVTXLayout.chunkSize, alignment: 4_096)

    init(selection: RecordSelection) {
        self.selection = selection
    }

    deinit {
        buffer.deallocate()
    }

    /// First pass: reads a unit, and notes for each of its chunks what is in it.
    func survey(_ unit: WorkUnit, of input: Input, into sink: SurveySink) {
        let outcome = read(unit, of: input, into: sink, before: { _ in true }) { chunk in
            input.contents?.note(chunk, kinds: parser.kindsSeen, hasProblem: sink.takeProblem())
        }
        if outcome == .unknownFormat, !input.isNamed { sink.skipFile() }
    }

    /// Second pass: reads a unit, but for the chunks in which there is nothing to be found.
    func read(_ unit: WorkUnit, of input: Input, into sink: any RecordSink) {
        // The first pass verified them.
        parser.verifiesChecksums = false
        read(unit, of: input, into: sink) { chunk in
            guard let contents = input.contents else { return true }
            return contents.hasAny(of: selection, chunk)
        } after: { _ in
        }
    }

    @discardableResult
    private func read(
        _ unit: WorkUnit, of input: Input, into sink: any RecordSink, before: (Int) -> Bool, after: (Int) -> Void
    ) -> InputReader.Outcome {
        guard let evtx = input.evtx, let chunks = unit.chunks else {
            return InputReader.read(input.path, isNamed: input.isNamed, selection: selection, sink: sink)
        }
        if chunks.lowerBound == 0, let problem = evtx.headerProblem { sink.receive(problem) }
        for chunk in chunks {
            guard before(chunk) else {
                guard sink.advance(bytes: EVTXLayout.chunkSize) else { return .read }
                continue
            }
            let offset = evtx.offset(ofChunk: chunk)
            do throws(EVTXFileError) {
                let count = try evtx.read(chunk: chunk, into: buffer)
                parser.read(
                    chunk: UnsafeRawBufferPointer(rebasing: buffer[..<count]), offset: offset, file: input.path,
                    selection: selection, into: sink)
            } catch {
                switch error {
                case .system(let errno):
                    sink.receive(ReadProblem(file: input.path, offset: offset, kind: .system(errno: errno)))
                case .notAFile: break
                }
            }
            after(chunk)
            guard sink.advance(bytes: EVTXLayout.chunkSize) else { return .read }
        }
        return .read
    }
}
