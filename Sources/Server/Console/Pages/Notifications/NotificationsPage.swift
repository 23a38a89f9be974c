import Accounts
import Detection
import Hummingbird
import Storage

/// Whom alerts are told, and what became of it.
enum NotificationsPage: Page {
    static let title = Text(en: "Notifications", ja: "通知")

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/notifications", .seeNotifications) { asked in
            let store = asked.console.notifications
            let channels = try await store.channels()
            let model = NotificationsModel(
                channels: channels, rules: try await store.rules(), groups: try await asked.console.groups.groups(),
                outbox: try await outbox(asked, nil, channels, limit: 10), mayChange: asked.may(.changeNotifications),
                asked.reader)
            return .page(model, title: title[asked.reader], place: "/notifications")
        }
        pages.get("/notifications/outbox", .seeNotifications) { asked in
            let state = OutboxEntry.State(rawValue: try asked.query["state"])
            let channels = try await asked.console.notifications.channels()
            let model = OutboxModel(
                outbox: try await outbox(asked, state, channels, limit: OutboxTable.pageSize + 1))
            return .page(model, title: Text(en: "Outbox", ja: "送信状況")[asked.reader], place: "/notifications")
        }
        pages.post("/notifications/outbox/{id}/retry", .changeNotifications) { asked in
            let id = try asked.number("id")
            do {
                try await asked.console.notifications.retry(id, at: asked.console.now())
            } catch StoreError.conflict {
                return .redirect(
                    to: "/notifications/outbox",
                    notice: Text(en: "It is being sent or was sent already.", ja: "送信中、または送信済みです。"))
            }
            try await asked.record("notification.retry", subject: String(id))
            return .redirect(
                to: "/notifications/outbox", notice: Text(en: "It is sent now.", ja: "まもなく送信します。"))
        }
        ChannelPage.addRoutes(to: pages)
        RulePage.addRoutes(to: pages)
    }

    private static func outbox(
        _ asked: PageRequest, _ state: OutboxEntry.State?, _ channels: [NotificationChannel], limit: Int
    ) async throws -> OutboxTable {
        let store = asked.console.notifications
        let states = state.map { [$0] } ?? OutboxEntry.State.allCases
        let entries = try await store.entries(states, before: Int64(try asked.query["before"]), limit: limit)
        return OutboxTable(
            entries, counts: try await store.entryCounts(), chosen: state, channels: channels,
            mayChange: asked.may(.changeNotifications), asked.reader)
    }
}
