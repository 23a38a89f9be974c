import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// The logs: searched, exported, and searches kept.
enum LogsPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/logs", .seeLogs) { asked in
            let filter = LogFilter(try asked.query)
            if let wanted = try await LookPage.wanted(filter, asked) { return wanted }
            let console = asked.console
            let cursor = filter.after.isEmpty ? nil : LogCursor(filter.after)
            let page = try await console.logs.lines(
                filter.query(asked.reader), limit: LogsModel.pageSize, after: cursor)
            let latest = page.lines.isEmpty ? try await latest(console) : page.lines[0].event.time
            let model = LogsModel(
                page, filter, latest: latest, saved: try await console.searches.searches(of: asked.visitor.account.id),
                mayExport: asked.may(.exportLogs), asked.reader)
            return .page(model, title: model.title, place: filter.place)
        }
        pages.get("/logs/export", .exportLogs) { asked in
            let filter = LogFilter(try asked.query)
            if let wanted = try await LookPage.wanted(filter, asked) { return wanted }
            guard let export = LogExport(format: try asked.query["format"], filter, asked) else {
                throw HTTPError(.badRequest)
            }
            try await asked.record("logs.export", subject: export.name + " " + filter.summary)
            return .response(export.response)
        }
        pages.post("/logs/searches", .seeLogs) { asked in
            let (name, query) = (asked.form["name"], asked.form["query"])
            guard !name.isEmpty, name.count <= 80, query.utf8.count <= 8_000, let form = Form(encoded: query) else {
                throw HTTPError(.unprocessableContent)
            }
            // Kept as this program writes it, so that nothing else gets into the address.
            let kept = String(LogFilter(form).address("").dropFirst())
            try await asked.record("logs.search-save", subject: name)
            try await asked.console.searches.save(name, query: kept, for: asked.visitor.account.id)
            return .redirect(
                to: kept.isEmpty ? "/logs" : "/logs?" + kept,
                notice: Text(en: "The search was saved.", ja: "検索を保存しました。"))
        }
        pages.post("/logs/searches/{id}/remove", .seeLogs) { asked in
            let (id, account) = (try asked.number("id"), asked.visitor.account.id)
            if let kept = try await asked.console.searches.searches(of: account).first(where: { $0.id == id }) {
                try await asked.record("logs.search-remove", subject: kept.name)
                try await asked.console.searches.removeSearch(id, of: account)
            }
            return .redirect(to: "/logs", notice: Text(en: "The search was removed.", ja: "保存した検索を削除しました。"))
        }
    }

    /// Of all data; nil where there are none.
    static func latest(_ console: Console) async throws -> Timestamp? {
        try await console.hosts.hosts().compactMap(\.last).max()
    }
}
