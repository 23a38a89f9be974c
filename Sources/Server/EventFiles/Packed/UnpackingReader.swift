import Events
import WindowsLog

/// Reads the members of a packed file, and of the archives among them, each as the file that it is.
final class UnpackingReader {
    private let path: String
    private let fields: FieldSelection
    private let limits: UnpackingLimits
    private let sink: any RecordSink
    private var bytesLimit = 0
    private var unpackedBytes = 0
    private var members = 0
    private var reportedBytes: UInt64 = 0
    private var isStopped = false
    /// A member was in one of the formats that are read, or a problem was told: the file did not pass in silence.
    private var hasAnything = false
    private weak var outer: Archive?

    /// An archive may hold archives, but these no further ones.
    private static let nestingLimit = 1
    private static let pieceBytes = 256 << 10

    init(_ path: String, _ fields: FieldSelection, _ limits: UnpackingLimits, _ sink: any RecordSink) {
        self.path = path
        self.fields = fields
        self.limits = limits
        self.sink = sink
    }

    /// - Returns: False when nothing in it is in a format that is read.
    func read(_ file: borrowing InputFile) -> Bool {
        bytesLimit = limits.bytes(packed: file.sizeBytes)
        guard let archive = Archive(descriptor: file.descriptor) else {
            report(path, 0, .packed)
            return true
        }
        outer = archive
        read(archive, name: path, nesting: 0)
        if !isStopped, file.sizeBytes > reportedBytes {
            _ = sink.advance(bytes: Int(clamping: file.sizeBytes - reportedBytes))
        }
        return hasAnything || isStopped
    }

    private func read(_ archive: Archive, name: String, nesting: Int) {
        while !isStopped {
            switch archive.next() {
            case .end: return
            case .damaged: return report(name, 0, .packed)
            case .damagedMember:
                guard countMember(name) else { return }
                report(name, 0, .packed)
            case .member(let member):
                guard countMember(name) else { return }
                guard member.isFile else { continue }
                let memberName = member.name.isEmpty ? name : name + "!" + member.name
                if member.isEncrypted {
                    report(memberName, 0, .packed)
                } else {
                    read(MemberBytes(archive, limit: Self.pieceBytes, count), name: memberName, nesting: nesting)
                }
            }
        }
    }

    /// - Returns: False when there are too many.
    private func countMember(_ name: String) -> Bool {
        members += 1
        guard members > limits.members else { return true }
        report(name, 0, .tooManyMembers(limit: limits.members))
        isStopped = true
        return false
    }

    private func read(_ bytes: MemberBytes, name: String, nesting: Int) {
        let first = bytes.peek(InputFormat.lookahead)
        let format = InputFormat.recognise(first)
        switch format {
        case .unknown:
            // An empty log is one too, packed or not.
            if first.isEmpty { hasAnything = true }
            if bytes.isDamaged { report(name, 0, .packed) }
        case .packed:
            guard nesting < Self.nestingLimit, let archive = Archive(bytes) else { return report(name, 0, .packed) }
            read(archive, name: name, nesting: nesting + 1)
        case .evtx, .windowsXML, .jsonLines:
            hasAnything = true
            guard let reader = InputReader.reader(format, file: name, fields, sink) else { return }
            while !isStopped {
                let piece = bytes.nextPiece()
                guard !piece.isEmpty else { break }
                reader.feed(piece.bindMemory(to: UInt8.self))
            }
            if bytes.isDamaged { report(name, bytes.offset, .packed) }
            reader.finish()
        }
    }

    /// Counts what a member gave.
    ///
    /// - Returns: False when it is too much, or when the sink wants no more.
    private func count(_ bytes: Int) -> Bool {
        guard !isStopped else { return false }
        unpackedBytes += bytes
        if unpackedBytes > bytesLimit {
            report(path, 0, .unpacksTooLarge(limit: bytesLimit))
            isStopped = true
            return false
        }
        // An archive is read from its end too: what counts as progress is the farthest place reached.
        let packed = outer?.packedBytes ?? 0
        let new = packed > reportedBytes ? packed - reportedBytes : 0
        reportedBytes += new
        if !sink.advance(bytes: Int(clamping: new)) { isStopped = true }
        return !isStopped
    }

    private func report(_ name: String, _ offset: UInt64, _ kind: ReadProblem.Kind) {
        hasAnything = true
        sink.receive(ReadProblem(file: name, offset: offset, kind: kind))
    }
}

/// The bytes of one member of an archive, in pieces.
private final class MemberBytes: ArchiveSource {
    private let archive: Archive
    private let buffer: UnsafeMutableRawBufferPointer
    private let count: (Int) -> Bool
    /// Bytes in ``buffer`` that were looked at and not yet given out.
    private var waiting = 0
    private var isAtEnd = false
    private(set) var isDamaged = false
    /// Bytes given out.
    private(set) var offset: UInt64 = 0

    /// - Parameter count: Told of the bytes as they come; false ends the member.
    init(_ archive: Archive, limit: Int, _ count: @escaping (Int) -> Bool) {
        self.archive = archive
        self.count = count
        buffer = .allocate(byteCount: limit, alignment: 16)
    }

    deinit {
        buffer.deallocate()
    }

    /// The first bytes, which ``nextPiece()`` gives again.
    func peek(_ limit: Int) -> [UInt8] {
        while waiting < min(limit, buffer.count), fill() {}
        return Array(buffer[..<waiting])
    }

    func nextPiece() -> UnsafeRawBufferPointer {
        if waiting == 0 { _ = fill() }
        let piece = UnsafeRawBufferPointer(rebasing: buffer[..<waiting])
        offset += UInt64(waiting)
        waiting = 0
        return piece
    }

    /// - Returns: Whether anything came.
    private func fill() -> Bool {
        guard !isAtEnd else { return false }
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer[waiting...])
        guard !room.isEmpty, let got = archive.read(into: room) else {
            isDamaged = true
            isAtEnd = true
            return false
        }
        guard got > 0, count(got) else {
            isAtEnd = true
            return false
        }
        waiting += got
        return true
    }
}
