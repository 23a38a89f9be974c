import Accounts
import Console
import Detection
import Errands
import Events
import Reports
import Storage

/// `mitsuke audit list`
struct AuditListErrand: StoreErrand {
    static let name = "audit-list"

    var limit: Int
    var format: String

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        let format = OutputFormat(rawValue: format) ?? .jsonl
        if format == .csv {
            var text = TextBuffer()
            // The mark by which Excel knows UTF-8.
            text.bytes = [0xef, 0xbb, 0xbf]
            AuditTable.appendCSVHead(to: &text)
            guard await reply.write(text.bytes) else { return 0 }
        }
        let head = try await store.audit.head()?.number ?? 0
        var number = max(0, head - Int64(limit))
        while number < head {
            let page = try await store.audit.entries(after: number, limit: 1_000)
            guard let last = page.last else { break }
            var text = TextBuffer()
            for entry in page where entry.number <= head {
                switch format {
                case .csv: AuditTable.appendCSV(entry, to: &text)
                case .jsonl: AuditTable.appendJSON(entry, to: &text)
                case .text: Self.appendText(entry, to: &text, caller)
                }
            }
            guard await reply.write(text.bytes) else { break }
            number = last.number
        }
        return 0
    }

    private static func appendText(_ entry: AuditEntry, to text: inout TextBuffer, _ caller: Caller) {
        let record = entry.record
        let parts = [
            caller.clock.seconds(record.time), "#\(entry.number)", record.who, record.from,
            AuditActionTitles.title(record.action)[caller.language], record.subject, record.reason,
        ]
        text.append(parts.filter { !$0.isEmpty }.map { VisibleText.escaped($0) }.joined(separator: "  ") + "\n")
    }
}

/// `mitsuke audit verify`
struct AuditVerifyErrand: StoreErrand {
    static let name = "audit-verify"

    /// A head that was kept elsewhere.
    var keptNumber: Int64?
    var keptHash: String?

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        let kept: AuditHead? =
            if let keptNumber, let keptHash { AuditHead(number: keptNumber, hash: keptHash) } else { nil }
        let verdict = try await AuditChain.verify(store.audit, kept: kept)
        guard case .whole(let head) = verdict else {
            await reply.complain(verdict.text[caller.language])
            return 1
        }
        var lines = verdict.text[caller.language] + "\n"
        if let head { lines += "\(head.hash):\(head.number)\n" }
        _ = await reply.write(Array(lines.utf8))
        return 0
    }
}
