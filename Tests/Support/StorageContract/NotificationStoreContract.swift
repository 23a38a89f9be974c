import Detection
import Events
import Storage
import Testing

/// What every ``NotificationStore`` must do. Each check takes an empty store and the alerts' store beside it.
package enum NotificationStoreContract {
    package static func channel(_ name: String = "情シス") -> NotificationChannel {
        NotificationChannel(
            name: name, language: .en,
            settings: .mail(
                MailSettings(host: "mail.example.jp", port: 587, security: .startTLS, from: "m@a.jp", to: ["a@a.jp"])),
            sealedSecrets: [0, 255, 7])
    }

    private static func changed<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
        var value = value
        change(&value)
        return value
    }

    /// Channels and rules come out as they went in; names are one's own; a channel that goes leaves its rules.
    package static func keepsChannelsAndRules(_ store: some NotificationStore) async throws {
        var first = channel()
        first.takesAuditHead = true
        first.id = try await store.setChannel(first)
        var hook = channel("hook")
        hook.settings = .webhook(WebhookSettings(form: .lineWorks, place: "https://a.example"))
        hook.sealedSecrets = nil
        hook.isEnabled = false
        hook.id = try await store.setChannel(hook)
        #expect(try await store.channels() == [hook, first])
        let taken = changed(hook) { $0.name = first.name }
        await #expect(throws: StoreError.conflict) { _ = try await store.setChannel(taken) }
        let gone = changed(taken) {
            $0.id = 99
            $0.name = "x"
        }
        await #expect(throws: StoreError.notFound) { _ = try await store.setChannel(gone) }
        var rule = NotificationRule(
            name: "夜間", watches: ["archive"], level: .high, groups: [3],
            hours: BusinessHours(days: [1, 5], from: 540, to: 1080), outside: .onlyCritical, pace: .every(minutes: 30),
            channels: [first.id, hook.id])
        rule.id = try await store.setRule(rule)
        #expect(try await store.rules() == [rule])
        try await store.removeChannel(hook.id)
        rule.channels = [first.id]
        #expect(try await store.rules() == [rule])
        let lost = changed(rule) { $0.channels = [hook.id] }
        await #expect(throws: StoreError.notFound) { _ = try await store.setRule(lost) }
        try await store.removeRule(rule.id)
        #expect(try await store.rules().isEmpty)
    }

    /// New alerts are news, and those that become worse; planned once they are none any more.
    package static func tellsNews(_ store: some NotificationStore, _ alerts: some AlertStore) async throws {
        func record(_ second: Int64, _ level: Level) async throws {
            _ = try await alerts.record([AlertStoreContract.finding(second, level: level)], windowSeconds: 60)
        }
        try await record(0, .low)
        try await record(10, .low)
        try await record(20, .high)
        try await record(100, .critical)
        let news = try await store.news(limit: 10)
        #expect(news.map(\.alert) == [1, 1, 2])
        #expect(news.map(\.level) == [.low, .high, .critical])
        #expect(news.map(\.before) == [nil, .low, nil])
        // 2 becomes part of 1, which is worse for it.
        try await record(60, .low)
        #expect(try await store.news(limit: 10).map(\.alert) == [1, 1, 1])
        #expect(try await store.news(limit: 10).last?.before == .high)
        let channel = try await store.setChannel(channel())
        let rule = try await store.setRule(NotificationRule(name: "r", channels: [channel]))
        let plan = [1, 1].map { PlannedAlert(rule: rule, channel: channel, alert: $0, due: .seconds(500)) }
        let last = try #require(try await store.news(limit: 10).last?.number)
        for _ in 0..<2 { try await store.plan(plan, through: last, at: .seconds(500), gapSeconds: 60) }
        #expect(try await store.news(limit: 10).isEmpty)
        let entries = try await store.entries([.waiting], before: nil, limit: 10)
        #expect(entries.map(\.contents) == [.alerts([1], count: 1)])
    }

    /// Alerts of one rule and channel go together within the gap; what is held does not delay what is not.
    package static func collects(_ store: some NotificationStore, _ alerts: some AlertStore) async throws {
        let channel = try await store.setChannel(channel())
        let rule = try await store.setRule(NotificationRule(name: "r", channels: [channel]))
        var moment: Int64 = 0
        func plan(_ alert: Int64, due: Int64, at time: Int64) async throws {
            moment += 1_000
            _ = try await alerts.record([AlertStoreContract.finding(moment)], windowSeconds: 1)
            let number = try #require(try await store.news(limit: 1).first).number
            try await store.plan(
                [PlannedAlert(rule: rule, channel: channel, alert: alert, due: .seconds(due))], through: number,
                at: .seconds(time), gapSeconds: 60)
        }
        try await plan(1, due: 9_000, at: 100)
        try await plan(2, due: 100, at: 100)
        let first = try #require(try await store.due(at: .seconds(100)).first)
        #expect(first.contents == .alerts([2], count: 1))
        try await store.begin(first.id, at: .seconds(100))
        try await store.finish(first.id, .sent(answer: "250"))
        try await plan(3, due: 110, at: 110)
        try await plan(4, due: 120, at: 120)
        try await plan(5, due: 9_000, at: 121)
        #expect(try await store.due(at: .seconds(159)).isEmpty)
        let second = try #require(try await store.due(at: .seconds(160)).first)
        #expect(second.contents == .alerts([3, 4], count: 2))
        let held = try await store.entries([.waiting], before: nil, limit: 10).filter { $0.due == .seconds(9_000) }
        #expect(held.map(\.contents) == [.alerts([1, 5], count: 2)])
    }

    /// A message goes through its states, one at a time for each channel, and only forward.
    package static func sends(_ store: some NotificationStore) async throws {
        let channel = try await store.setChannel(channel())
        let a = try await store.put(subject: "a", body: "い\nb", to: channel, at: .seconds(1))
        let b = try await store.put(subject: "b", body: "", to: channel, at: .seconds(2))
        #expect(try await store.due(at: .seconds(5)).map(\.id) == [a])
        try await store.begin(a, at: .seconds(5))
        #expect(try await store.due(at: .seconds(5)).isEmpty)
        await #expect(throws: StoreError.conflict) { try await store.begin(a, at: .seconds(5)) }
        await #expect(throws: StoreError.conflict) { try await store.retry(a, at: .seconds(5)) }
        try await store.finish(a, .again(due: .seconds(70), answer: "451 busy"))
        #expect(try await store.due(at: .seconds(5)).map(\.id) == [b])
        try await store.begin(b, at: .seconds(6))
        try await store.resume()
        #expect(try await store.due(at: .seconds(6)).map(\.id) == [b])
        try await store.begin(b, at: .seconds(7))
        try await store.finish(b, .sent(answer: "250 ok"))
        try await store.finish(b, .again(due: .seconds(1), answer: "late"))
        let sent = try await store.entry(b)
        #expect(sent.state == .sent && sent.attempts == 2 && sent.answer == "250 ok")
        await #expect(throws: StoreError.conflict) { try await store.retry(b, at: .seconds(9)) }
        try await store.retry(a, at: .seconds(9))
        #expect(try await store.due(at: .seconds(9)).map(\.contents) == [.plain(subject: "a", body: "い\nb")])
        try await store.removeChannel(channel)
        #expect(try await store.entryCounts() == [.abandoned: 1, .sent: 1])
        await #expect(throws: StoreError.conflict) { try await store.retry(a, at: .seconds(9)) }
        await #expect(throws: StoreError.notFound) {
            _ = try await store.put(subject: "", body: "", to: channel, at: .seconds(1))
        }
        try await store.forget(before: .seconds(7))
        #expect(try await store.entries(OutboxEntry.State.allCases, before: nil, limit: 9).map(\.id) == [b])
    }
}
