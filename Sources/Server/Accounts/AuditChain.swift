import Crypto
import Events
import Storage

/// Chains the entries of the audit log by SHA-256, and finds where the chain is broken.
package enum AuditChain {
    /// The entry that `record` becomes after `head`.
    package static func seal(_ record: AuditRecord, after head: AuditHead?) -> AuditEntry {
        let number = (head?.number ?? 0) + 1
        return AuditEntry(number: number, record: record, hash: hash(record, number: number, after: head?.hash ?? ""))
    }

    /// The hash of a canonical form: each field's length in bytes before it, so that none can flow into the next.
    static func hash(_ record: AuditRecord, number: Int64, after previous: String) -> String {
        var hash = SHA256()
        for field in [
            "mitsuke-audit-1", previous, String(number), String(record.time.ticks), record.who, record.from,
            record.action, record.subject, record.reason,
        ] {
            let bytes = Array(field.utf8)
            hash.update(data: Array("\(bytes.count):".utf8))
            hash.update(data: bytes)
        }
        return hash.finalize().hexadecimal
    }

    /// Reads the whole chain, in pages.
    ///
    /// - Parameter kept: A head that was kept elsewhere: the chain has to go through it.
    package static func verify(_ store: any AuditStore, kept: AuditHead? = nil) async throws(StoreError) -> AuditVerdict
    {
        var head: AuditHead?
        var passedKept = kept == nil
        var after = Int64.min
        while true {
            let page = try await store.entries(after: after, limit: 1_000)
            guard let last = page.last else { break }
            for entry in page {
                guard entry == seal(entry.record, after: head) else {
                    return .broken(at: (head?.number ?? 0) + 1)
                }
                head = entry.head
                if let kept, entry.number == kept.number {
                    guard entry.hash == kept.hash else { return .rewritten(upTo: kept.number) }
                    passedKept = true
                }
            }
            after = last.number
        }
        guard passedKept else { return .cut(after: head?.number ?? 0) }
        return .whole(head)
    }
}

/// What became of the audit log.
package enum AuditVerdict: Sendable, Equatable {
    /// Nothing was changed; without a head kept elsewhere, the end may have been cut off.
    case whole(AuditHead?)
    /// The entry of this number is changed or missing, or another stands in its place.
    case broken(at: Int64)
    /// The chain is whole in itself, but is another than the one whose head was kept.
    case rewritten(upTo: Int64)
    /// The chain ends before the head that was kept.
    case cut(after: Int64)
}

extension Sequence<UInt8> {
    var hexadecimal: String {
        map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }
}
