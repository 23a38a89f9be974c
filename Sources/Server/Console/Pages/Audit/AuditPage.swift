import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// The audit log: looked through, exported, verified.
enum AuditPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/audit", .seeAudit) { asked in try await page(AuditFilter(try asked.query), nil, asked) }
        pages.get("/audit/export", .seeAudit) { asked in
            let query = try asked.query
            let filter = AuditFilter(query)
            guard let export = AuditExport(format: query["format"], filter, asked) else {
                throw HTTPError(.badRequest)
            }
            try await asked.record("audit.export", subject: filter.summary)
            return .response(export.response)
        }
        pages.post("/audit/verify", .seeAudit) { asked in
            let given = asked.form["head"]
            let kept = AuditHead(written: given)
            guard given.isEmpty || kept != nil else {
                return .redirect(
                    to: "/audit",
                    notice: Text(
                        en: "A head is a hash, a colon and a number. Nothing was verified.",
                        ja: "「ハッシュ:番号」の形式で入力してください。検証は行われていません。"))
            }
            let verdict = try await AuditChain.verify(asked.console.people.stores.audit, kept: kept)
            let words = VerdictWords(verdict, asked.reader)
            try await asked.record("audit.verify", reason: words.isWhole ? "whole" : "broken")
            return try await page(AuditFilter(Form()), words, asked)
        }
    }

    private static func page(
        _ filter: AuditFilter, _ verdict: VerdictWords?, _ asked: PageRequest
    ) async throws -> PageAnswer {
        let store = asked.console.people.stores.audit
        let entries = try await store.entries(filter.query(asked.reader), limit: AuditModel.pageSize + 1)
        var model = AuditModel(
            entries, filter, head: try await store.head(), role: asked.visitor.account.role, asked.reader)
        model.verdict = verdict
        return .page(model, title: Text(en: "Audit log", ja: "監査ログ")[asked.reader], place: "/audit")
    }
}
