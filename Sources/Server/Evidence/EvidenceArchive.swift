import CArchive
import Events
import Foundation
import Storage

/// Evidence as one file that leaves the server: a ZIP under a passphrase (AES-256), with the content and its custody.
package enum EvidenceArchive {
    package enum Problem: Error, Equatable, Sendable {
        /// In libarchive's words.
        case archive(String)
        /// The content is not what it was when it came.
        case changed
    }

    /// The content's name in the archive: never the one that it had on the host, which may be anything.
    package static let contentName = "content.bin"

    /// - Parameter path: Nothing lies there yet. What is left there after an error is to be removed.
    package static func write(
        _ item: EvidenceItem, _ custody: [CustodyEntry], from vault: EvidenceVault, passphrase: String, to path: String
    ) throws {
        guard let archive = archive_write_new() else { throw Problem.archive("no memory") }
        defer { archive_write_free(archive) }
        func check(_ result: Int32) throws {
            guard result == ARCHIVE_OK else {
                throw Problem.archive(archive_error_string(archive).map { String(cString: $0) } ?? "\(result)")
            }
        }
        try check(archive_write_set_format_zip(archive))
        try check(archive_write_set_format_option(archive, "zip", "encryption", "aes256"))
        try check(archive_write_set_passphrase(archive, passphrase))
        try check(archive_write_open_filename(archive, path))
        let record = try CustodyRecord(item, custody).json
        try begin("record.json", UInt64(record.count), item, archive, check)
        try put(Array(record), archive)
        try begin(contentName, item.sizeBytes, item, archive, check)
        var offset: UInt64 = 0
        while offset < item.sizeBytes {
            guard let piece = try vault.piece(at: offset, of: item.id), !piece.isEmpty else { throw Problem.changed }
            try put(piece, archive)
            offset += UInt64(piece.count)
        }
        guard offset == item.sizeBytes else { throw Problem.changed }
        try check(archive_write_close(archive))
    }

    private static func begin(
        _ name: String, _ size: UInt64, _ item: EvidenceItem, _ archive: OpaquePointer,
        _ check: (Int32) throws -> Void
    ) throws {
        guard let entry = archive_entry_new() else { throw Problem.archive("no memory") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_size(entry, Int64(clamping: size))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o600)
        archive_entry_set_mtime(entry, Int(item.modified / 1_000_000_000), 0)
        try check(archive_write_header(archive, entry))
    }

    private static func put(_ bytes: [UInt8], _ archive: OpaquePointer) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                archive_write_data(archive, $0.baseAddress! + done, $0.count - done)
            }
            guard count > 0 else {
                throw Problem.archive(archive_error_string(archive).map { String(cString: $0) } ?? "write")
            }
            done += count
        }
    }
}

/// Where evidence came from and who had it in hand, for those outside.
package struct CustodyRecord: Encodable {
    struct Entry: Encodable {
        var time: String
        var act: String
        var who: String
        var address: String
        var reason: String
    }

    var command: String
    var host: String
    var path: String
    var sha256: String
    var size: UInt64
    var mode: String
    var owner: UInt32
    var group: UInt32
    var collected: String
    var content: String
    var custody: [Entry]

    package init(_ item: EvidenceItem, _ custody: [CustodyEntry]) {
        command = item.id
        host = item.host
        path = item.path
        sha256 = item.sha256
        size = item.sizeBytes
        mode = String(item.mode, radix: 8)
        (owner, group) = (item.owner, item.group)
        collected = item.collected.rfc3339
        content = EvidenceArchive.contentName
        self.custody = custody.map {
            Entry(time: $0.time.rfc3339, act: $0.act.rawValue, who: $0.who, address: $0.address, reason: $0.reason)
        }
    }

    package var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self)
        }
    }
}
