import WindowsLog

/// Reads a whole file, of whatever format, from its beginning to its end.
package enum InputReader {
    /// What became of a file.
    package enum Outcome: Equatable, Sendable {
        /// It was read, as far as it could be: problems went to the sink.
        case read
        /// It is in none of the formats that are read.
        case unknownFormat
        /// It could not be opened or read: the sink knows why.
        case failed
    }

    /// How much is read at once.
    private static let pieceBytes = 256 << 10

    /// Reads `path` and gives its records, in their order, to `sink`.
    ///
    /// - Parameter isNamed: The user named this very file: a format that is not known is then a problem, not only an outcome.
    package static func read(
        _ path: String, isNamed: Bool, selection: RecordSelection, limits: UnpackingLimits = .standard,
        sink: any RecordSink
    ) -> Outcome {
        read(path, isNamed: isNamed, fields: FieldSelection(kinds: selection.kinds), limits: limits, sink: sink)
    }

    package static func read(
        _ path: String, isNamed: Bool, fields: FieldSelection, limits: UnpackingLimits, sink: any RecordSink
    ) -> Outcome {
        do throws(InputError) {
            let file = try InputFile(path)
            let first = try file.read(upTo: InputFormat.lookahead)
            let format = InputFormat.recognise(first)
            switch format {
            case .unknown:
                return unknown(path, isNamed: isNamed && !first.isEmpty, sink)
            case .packed:
                file.rewind()
                guard UnpackingReader(path, fields, limits, sink).read(file) else {
                    return unknown(path, isNamed: isNamed, sink)
                }
            case .evtx, .windowsXML, .jsonLines:
                guard let reader = reader(format, file: path, fields, sink) else { return .unknownFormat }
                try read(file, first, reader, sink)
            }
            return .read
        } catch {
            guard case .system(let errno) = error else { return .failed }
            sink.receive(ReadProblem(file: path, offset: 0, kind: .system(errno: errno)))
            return .failed
        }
    }

    private static func unknown(_ path: String, isNamed: Bool, _ sink: any RecordSink) -> Outcome {
        if isNamed { sink.receive(ReadProblem(file: path, offset: 0, kind: .unknownFormat)) }
        return .unknownFormat
    }

    private static func read(
        _ file: borrowing InputFile, _ first: [UInt8], _ reader: any ByteReader, _ sink: any RecordSink
    ) throws(InputError) {
        var piece = first
        while !piece.isEmpty {
            piece.withUnsafeBufferPointer { reader.feed($0) }
            guard sink.advance(bytes: piece.count) else { return }
            piece = try file.read(upTo: pieceBytes)
        }
        reader.finish()
    }

    /// What reads the bytes of such a file, one after another; nil for formats that are not read so.
    package static func reader(
        _ format: InputFormat, file: String, _ fields: FieldSelection, _ sink: any RecordSink
    ) -> (any ByteReader)? {
        switch format {
        case .windowsXML: return WindowsXMLReader(file: file, selection: fields, sink: sink)
        case .jsonLines: return JSONLinesReader(file: file, selection: fields, sink: sink)
        case .evtx: return EVTXReader(file: file, selection: RecordSelection(kinds: fields.kinds), sink: sink)
        case .packed, .unknown: return nil
        }
    }
}
