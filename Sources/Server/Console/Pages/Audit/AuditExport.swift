import Accounts
import Events
import Hummingbird
import NIOCore
import Reports
import Storage

/// Entries of the audit log as a file, written while they are read.
struct AuditExport: Sendable {
    private enum Format: String {
        case csv, cp932, jsonl
    }

    private let format: Format
    private let query: AuditQuery
    private let store: any AuditStore

    /// Nil for a format that is not known.
    init?(format: String, _ filter: AuditFilter, _ asked: PageRequest) {
        guard let format = Format(rawValue: format) else { return nil }
        self.format = format
        query = filter.query(asked.reader)
        store = asked.console.people.stores.audit
    }

    var response: Response {
        let (name, type) =
            switch format {
            case .csv: ("mitsuke-audit.csv", "text/csv; charset=utf-8")
            case .cp932: ("mitsuke-audit.csv", "text/csv; charset=shift_jis")
            case .jsonl: ("mitsuke-audit.jsonl", "application/x-ndjson")
            }
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store",
            ],
            body: ResponseBody { writer in
                var query = query
                try await writer.write(ByteBuffer(bytes: head))
                while true {
                    let entries = try await store.entries(query, limit: 1_000)
                    guard let last = entries.last else { break }
                    try await writer.write(ByteBuffer(bytes: bytes(entries)))
                    query.before = last.number
                }
                try await writer.finish(nil)
            })
    }

    private var head: [UInt8] {
        if format == .jsonl { return [] }
        var text = TextBuffer()
        // The mark by which Excel knows UTF-8.
        if format == .csv { text.bytes = [0xef, 0xbb, 0xbf] }
        AuditTable.appendCSVHead(to: &text)
        return text.bytes
    }

    private func bytes(_ entries: [AuditEntry]) -> [UInt8] {
        var text = TextBuffer()
        for entry in entries {
            if format == .jsonl {
                AuditTable.appendJSON(entry, to: &text)
            } else {
                AuditTable.appendCSV(entry, to: &text)
            }
        }
        return format == .cp932 ? CP932.encoded(text.bytes) : text.bytes
    }
}
