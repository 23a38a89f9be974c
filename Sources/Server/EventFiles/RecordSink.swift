import Events
import WindowsLog

/// Where a reader puts what it reads, in the order of the file.
package protocol RecordSink: AnyObject {
    /// A record of a selected kind. The reader fills `record` again afterwards: take what is needed and keep no reference.
    func receive(_ record: WindowsRecord, kind: Int)

    /// Whether a record is worth decoding whole. Asked, where that saves work, when only the provider, the event id and the
    /// kind's ``RecordKind/gate`` are filled in.
    func wants(_ record: WindowsRecord, kind: Int) -> Bool

    /// A line of this project's own form, which is an event already.
    func receive(_ event: Event)

    /// Something that could not be read; reading goes on behind it.
    func receive(_ problem: ReadProblem)

    /// Called now and then with the bytes of the input read since the last call, and asked whether to stop.
    ///
    /// - Returns: False to end reading early.
    func advance(bytes: Int) -> Bool
}

extension RecordSink {
    package func wants(_ record: WindowsRecord, kind: Int) -> Bool { true }
}

/// Which records a reader delivers: those whose row of ``RecordKind/table`` is true here.
package struct RecordSelection: Sendable {
    package var kinds: [Bool]

    package init(kinds: [Bool]) {
        self.kinds = kinds
    }

    package static var all: RecordSelection {
        RecordSelection(kinds: Array(repeating: true, count: RecordKind.table.count))
    }

    package static var none: RecordSelection {
        RecordSelection(kinds: Array(repeating: false, count: RecordKind.table.count))
    }
}

/// A place in a file that could not be read, in whole or in part.
package struct ReadProblem: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// EVTX: the file header is damaged or foreign; the chunks were read all the same.
        case fileHeader
        /// EVTX: 64 KiB that should be a chunk are none.
        case chunkMagic
        /// EVTX: the chunk's header or its records do not match their checksum; records were salvaged as far as they go.
        case chunkChecksum
        /// The file ends inside a chunk (EVTX), an element or an object.
        case truncated
        /// A record whose bounds or contents make no sense.
        case record
        /// Text that is not well-formed, or in no encoding that we know.
        case malformed
        /// A line or an element larger than the limit, in bytes; it was skipped.
        case tooLarge(limit: Int)
        /// A packed file that grows beyond the limit, in bytes, when it is unpacked; the rest of it was not read.
        case unpacksTooLarge(limit: Int)
        /// A packed file with more members than the limit; the rest of them were not read.
        case tooManyMembers(limit: Int)
        /// A packed file that cannot be unpacked.
        case packed
        /// A file that was named and is in none of the formats that are read.
        case unknownFormat
        /// The system would not open or read it.
        case system(errno: Int32)
    }

    /// Inside an archive `outer.zip!inner.json`.
    package var file: String
    /// Bytes from the start of the file, or of the text after it was unpacked.
    package var offset: UInt64
    /// The line, counted from 1, where the file has lines.
    package var line: UInt64?
    /// The column in bytes, counted from 1, where it is known.
    package var column: UInt64?
    package var kind: Kind

    package init(file: String, offset: UInt64, line: UInt64? = nil, column: UInt64? = nil, kind: Kind) {
        self.file = file
        self.offset = offset
        self.line = line
        self.column = column
        self.kind = kind
    }
}
