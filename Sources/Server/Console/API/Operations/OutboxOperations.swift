import Accounts
import HTTPTypes
import Storage

extension ApiOperations {
    static let outbox: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/notifications/outbox", id: "listOutbox", tag: "notifications",
            summary: "Messages that are to leave or have left, the latest first.", permission: .seeNotifications,
            parameters: [
                .queries("state", .oneOf(OutboxEntry.State.allCases.map(\.rawValue)), "Only in these states."), .limit,
                .query("after", .number, "`next` of the page before."),
            ], answer: .json(Shape<OutboxEntry>.outbox.page)
        ) { asked in
            let states = asked.texts("state").compactMap { OutboxEntry.State(rawValue: $0) }
            let found = try await asked.console.notifications.entries(
                states.isEmpty ? OutboxEntry.State.allCases : states, before: asked.number("after"),
                limit: asked.limit)
            return Shape.outbox.page(
                found, next: found.count == asked.limit ? found.last.map { String($0.id) } : nil)
        },
        ApiOperation(
            method: .post, path: "/notifications/outbox/{id}/retry", id: "retryMessage", tag: "notifications",
            summary: "Tries a message that waits or was given up again, at once.", permission: .changeNotifications,
            parameters: [.id], answer: .nothing, failures: [.conflict]
        ) { asked in
            try await asked.console.notifications.retry(asked.id, at: asked.console.now())
            try await asked.record("notification.retry", subject: String(asked.id))
            return .nothing
        },
    ]
}

extension Shape<OutboxEntry> {
    static let outbox = Shape(
        "Message",
        [
            .init("id", .number) { .number($0.id) }, .init("channel", .number) { .number($0.channel) },
            .init("rule", .optional(.number)) { $0.rule.map { .number($0) } ?? .null },
            .init("key", .anyText, "The same for every try.") { .string($0.key) },
            .init("alerts", .array(.number), "The first of those that it tells of.") { entry in
                if case .alerts(let ids, _) = entry.contents { .array(ids.map { .number($0) }) } else { .array([]) }
            },
            .init("subject", .optional(.anyText), "Where it tells of no alerts.") { entry in
                if case .plain(let subject, _) = entry.contents { .string(subject) } else { .null }
            },
            .init("state", .oneOf(OutboxEntry.State.allCases.map(\.rawValue))) { .string($0.state.rawValue) },
            .init("made", .time) { .time($0.made) }, .init("due", .time) { .time($0.due) },
            .init("attempts", .count) { .number(Int64($0.attempts)) },
            .init("last_tried", .optional(.time)) { .time($0.lastTried) },
            .init("answer", .anyText, "The server's own words, the last time.") { .string($0.answer) },
        ])
}
