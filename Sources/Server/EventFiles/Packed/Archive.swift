import CArchive

/// An archive that libarchive reads: from a file, or from a member of another archive. Nothing is ever written to disk.
///
/// Only formats and filters that libarchive decodes itself are allowed: some others start programs.
final class Archive {
    /// Where the bytes come from when they are those of a member.
    private let source: (any ArchiveSource)?
    fileprivate let handle: OpaquePointer

    enum Step {
        /// The next member; its data can be read.
        case member(ArchiveMember)
        /// A member that cannot be read; others may follow.
        case damagedMember
        case end
        /// Nothing more can be read.
        case damaged
    }

    private init?(source: (any ArchiveSource)?) {
        guard let handle = archive_read_new() else { return nil }
        self.handle = handle
        self.source = source
        archive_read_support_filter_gzip(handle)
        archive_read_support_filter_bzip2(handle)
        archive_read_support_filter_xz(handle)
        archive_read_support_filter_zstd(handle)
        archive_read_support_format_tar(handle)
        archive_read_support_format_zip(handle)
        archive_read_support_format_7zip(handle)
        // A compressed file that is no archive: its only member is the file.
        archive_read_support_format_raw(handle)
    }

    /// The archive in an open file. The descriptor stays the caller's, who closes it later than this ends.
    convenience init?(descriptor: Int32) {
        self.init(source: nil)
        guard archive_read_open_fd(handle, descriptor, 64 << 10) == ARCHIVE_OK else { return nil }
    }

    /// The archive whose bytes `source` gives.
    convenience init?(_ source: any ArchiveSource) {
        self.init(source: source)
        let box = Unmanaged.passUnretained(source as AnyObject)
        let result = archive_read_open2(
            handle, box.toOpaque(), nil,
            { _, client, buffer in
                guard let client, let buffer,
                    let source = Unmanaged<AnyObject>.fromOpaque(client).takeUnretainedValue() as? any ArchiveSource
                else { return Int(ARCHIVE_FATAL) }
                let piece = source.nextPiece()
                buffer.pointee = UnsafeRawPointer(piece.baseAddress)
                return piece.count
            }, nil, nil)
        guard result == ARCHIVE_OK else { return nil }
    }

    deinit {
        archive_read_free(handle)
    }

    /// The compressed bytes taken so far.
    var packedBytes: UInt64 { UInt64(clamping: archive_filter_bytes(handle, -1)) }

    func next() -> Step {
        var entry: OpaquePointer?
        switch archive_read_next_header(handle, &entry) {
        case ARCHIVE_OK, ARCHIVE_WARN: break
        case ARCHIVE_EOF: return .end
        case ARCHIVE_FATAL: return .damaged
        default: return .damagedMember
        }
        guard let entry else { return .damagedMember }
        let isRaw = archive_format(handle) == ARCHIVE_FORMAT_RAW
        // What is neither compressed nor an archive would come back as its own member.
        if isRaw, archive_filter_count(handle) < 2 { return .damaged }
        return .member(ArchiveMember(entry, isRaw: isRaw))
    }

    /// Reads data of the current member.
    ///
    /// - Returns: How many bytes; 0 at its end, nil when it is damaged.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        while true {
            let count = archive_read_data(handle, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard count == Int(ARCHIVE_RETRY) else { return nil }
        }
    }
}

/// Gives the bytes of an archive in pieces.
protocol ArchiveSource: AnyObject {
    /// The next piece, which stays valid until the next call; empty at the end.
    func nextPiece() -> UnsafeRawBufferPointer
}

/// What an archive says about one of its members. All of it is hostile text.
struct ArchiveMember {
    /// Empty for the only member of a compressed file.
    let name: String
    let isFile: Bool
    let isEncrypted: Bool

    /// Bytes of a name that are kept.
    private static let nameLimit = 1_024

    init(_ entry: OpaquePointer, isRaw: Bool) {
        if isRaw {
            name = ""
        } else if let pointer = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) {
            var bytes: [UInt8] = []
            while bytes.count < Self.nameLimit, pointer[bytes.count] != 0 {
                bytes.append(UInt8(bitPattern: pointer[bytes.count]))
            }
            name = String(decoding: bytes, as: UTF8.self)
        } else {
            name = "?"
        }
        // Archives made on Windows may give no type at all.
        let type = archive_entry_filetype(entry)
        isFile = type == 0o100000 || type == 0
        isEncrypted = archive_entry_is_data_encrypted(entry) == 1
    }
}
