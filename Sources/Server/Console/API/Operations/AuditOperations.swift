import Accounts
import HTTPTypes
import Storage

extension ApiOperations {
    static let audit: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/audit", id: "listAudit", tag: "audit",
            summary: "Entries of the audit log in their order, each with the hash that chains it to the one before.",
            permission: .seeAudit,
            parameters: [
                .limit, .query("after", .count, "The number of the entry before; from the first if nothing is said."),
            ],
            answer: .json(Shape<AuditEntry>.audit.page)
        ) { asked in
            let store = asked.console.people.stores.audit
            let entries = try await store.entries(after: asked.number("after") ?? 0, limit: asked.limit)
            return Shape.audit.page(
                entries, next: entries.count == asked.limit ? entries.last.map { String($0.number) } : nil)
        },
        ApiOperation(
            method: .get, path: "/audit/verification", id: "verifyAudit", tag: "audit",
            summary: "Whether the whole chain of the audit log is as it was written.", permission: .seeAudit,
            answer: .json(
                .named(
                    "AuditVerification",
                    .object([.init("whole", .boolean), .init("number", .count), .init("hash", .anyText)])))
        ) { asked in
            let verdict = try await AuditChain.verify(asked.console.people.stores.audit)
            guard case .whole(let head) = verdict else {
                try await asked.record("audit.verify", reason: "broken")
                return .json(.object(["whole": .bool(false), "number": .number(0), "hash": .string("")]))
            }
            try await asked.record("audit.verify", reason: "whole")
            return .json(
                .object([
                    "whole": .bool(true), "number": .number(head?.number ?? 0), "hash": .string(head?.hash ?? ""),
                ]))
        },
    ]
}

extension Shape<AuditEntry> {
    static let audit = Shape(
        "AuditEntry",
        [
            .init("number", .number) { .number($0.number) },
            .init("time", .time) { .time($0.record.time) },
            .init("who", .anyText) { .string($0.record.who) },
            .init("from", .anyText) { .string($0.record.from) },
            .init("action", .anyText) { .string($0.record.action) },
            .init("subject", .anyText) { .string($0.record.subject) },
            .init("reason", .anyText) { .string($0.record.reason) },
            .init("hash", .anyText) { .string($0.hash) },
        ])
}
