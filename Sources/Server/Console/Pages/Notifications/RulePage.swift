import Accounts
import Detection
import Hummingbird
import Storage

/// One rule of notifications: made, changed, removed.
enum RulePage {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/notifications/rules/new", .changeNotifications) { asked in
            try await page(RuleInput(NotificationRule(name: "", zone: zone)), asked)
        }
        pages.post("/notifications/rules", .changeNotifications) { asked in
            try await save(RuleInput(asked.form, id: 0), asked)
        }
        pages.get("/notifications/rules/{id}", .changeNotifications) { asked in
            try await page(RuleInput(try await kept(asked)), asked)
        }
        pages.post("/notifications/rules/{id}", .changeNotifications) { asked in
            try await save(RuleInput(asked.form, id: try await kept(asked).id), asked)
        }
        pages.post("/notifications/rules/{id}/remove", .changeNotifications) { asked in
            let rule = try await kept(asked)
            try await asked.console.notifications.removeRule(rule.id)
            try await asked.record("notification.rule-remove", subject: rule.name)
            return .redirect(to: "/notifications", notice: Text(en: "The rule was removed.", ja: "通知ルールを削除しました。"))
        }
    }

    private static let zone = "Asia/Tokyo"

    private static func kept(_ asked: PageRequest) async throws -> NotificationRule {
        let id = try asked.number("id")
        guard let rule = try await asked.console.notifications.rules().first(where: { $0.id == id }) else {
            throw HTTPError(.notFound)
        }
        return rule
    }

    private static func save(_ input: RuleInput, _ asked: PageRequest) async throws -> PageAnswer {
        switch Result(catching: { () throws(RuleInput.Fault) in try input.checked() }) {
        case .failure(let fault): return try await page(input, asked, fault: RuleModel.words(fault))
        case .success(let rule): return try await save(input, rule, asked)
        }
    }

    private static func save(
        _ input: RuleInput, _ rule: NotificationRule, _ asked: PageRequest
    ) async throws -> PageAnswer {
        if let fault = try await fault(rule, asked.console.notifications) {
            return try await page(input, asked, fault: fault)
        }
        let action = rule.id == 0 ? "notification.rule-add" : "notification.rule-change"
        try await asked.record(action, subject: rule.name)
        return .redirect(to: "/notifications", notice: Text(en: "The rule was saved.", ja: "通知ルールを保存しました。"))
    }

    /// Why the rule was not kept; nil where it was.
    private static func fault(
        _ rule: NotificationRule, _ store: any NotificationStore
    ) async throws(StoreError) -> Text? {
        do { _ = try await store.setRule(rule) } catch {
            switch error {
            case .conflict: return Text(en: "There is a rule of that name.", ja: "同じ名前の通知ルールがあります。")
            case .notFound: return Text(en: "A channel was removed meanwhile.", ja: "選択した通知先は削除されています。")
            default: throw error
            }
        }
        return nil
    }

    private static func page(_ input: RuleInput, _ asked: PageRequest, fault: Text? = nil) async throws -> PageAnswer {
        var model = RuleModel(
            input, channels: try await asked.console.notifications.channels(),
            groups: try await asked.console.groups.groups(), asked.reader)
        model.fault = fault?[asked.reader]
        return .page(
            model, title: model.title, place: "/notifications", status: fault == nil ? .ok : .unprocessableContent)
    }
}
