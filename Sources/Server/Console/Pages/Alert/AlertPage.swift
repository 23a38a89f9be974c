import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// One alert, and what people do with it.
enum AlertPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/alerts/{id}", .seeAlerts) { asked in
            let id = try asked.number("id")
            let facts = try await AlertFacts(id, asked.console)
            // One that became part of another leads there, so that the address says what is shown.
            if facts.alert.id != id { return .redirect(to: "/alerts/\(facts.alert.id)") }
            try await asked.record("alert.look", subject: String(id))
            var model = AlertModel(
                facts, me: asked.visitor.account.name, mayWork: asked.may(.workOnAlerts),
                mayExcept: asked.may(.makeExceptions), maySeeLogs: asked.may(.seeLogs), asked.reader)
            model.offer(
                try await CommandLinks(
                    asked, facts.alert.host, process: facts.chain.first, path: facts.findings.first?.actedOnPath ?? ""))
            return .page(model, title: model.title, place: "/alerts")
        }
        pages.post("/alerts/{id}/state", .workOnAlerts) { asked in
            guard let state = AlertState(rawValue: asked.form["state"]) else { throw HTTPError(.unprocessableContent) }
            let name = AlertStateTitles.title(state)
            return try await add(
                .state(state), to: asked, "alert.state", state.rawValue,
                Text(en: "The alert is now “\(name.en)”.", ja: "状態を「\(name.ja)」に変更しました。"))
        }
        pages.post("/alerts/{id}/assignee", .workOnAlerts) { asked in
            let mine = asked.form["mine"] == "1"
            let who = mine ? asked.visitor.account.name : asked.form["assignee"]
            if !who.isEmpty { _ = try await asked.console.people.stores.accounts.account(named: who) }
            return try await add(
                .assignee(who), to: asked, "alert.assignee", who,
                Text(en: "You take care of this alert.", ja: "担当者を設定しました。"))
        }
        pages.post("/alerts/{id}/comment", .workOnAlerts) { asked in
            let comment = asked.form["comment"]
            guard !comment.isEmpty, comment.utf8.count <= 16_000 else { throw HTTPError(.unprocessableContent) }
            return try await add(
                .comment(comment), to: asked, "alert.comment", "",
                Text(en: "Your comment was added.", ja: "コメントを追加しました。"))
        }
    }

    private static func add(
        _ act: AlertEntry.Act, to asked: PageRequest, _ action: String, _ value: String, _ notice: Text
    ) async throws -> PageAnswer {
        let id = try asked.number("id")
        try await asked.console.alerts.add(
            AlertEntry(act, author: asked.visitor.account.name, time: asked.console.now()), to: id)
        try await asked.record(action, subject: value.isEmpty ? String(id) : "\(id) \(value)")
        asked.console.live.announce(.alerts)
        return .redirect(to: "/alerts/\(id)", notice: notice)
    }
}
