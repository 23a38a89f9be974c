import Detection
import Events
import Storage
import Testing

@testable import Notifications

@Suite struct RuleTimingTests {
    /// 23 November 2026 is a Monday.
    private func rule(
        _ outside: OutsideHours, _ pace: NotificationPace = .immediate, hours: Bool = true
    ) -> NotificationRule {
        NotificationRule(
            name: "r", hours: hours ? BusinessHours(days: [1, 2, 3, 4, 5], from: 540, to: 1_080) : nil,
            outside: outside, pace: pace, zone: "Asia/Tokyo")
    }

    private func due(_ rule: NotificationRule, _ time: String, _ level: Level = .high) throws -> String {
        RuleTiming(rule).due(level, at: try #require(Timestamp(rfc3339: time))).rfc3339
    }

    @Test("within hours at once; outside as the rule says: at once, when hours begin, or at once when critical")
    func hours() throws {
        let friday = "2026-11-27T19:30:00+09:00"
        let monday = "2026-11-30T00:00:00Z"
        #expect(try due(rule(.hold), "2026-11-27T17:59:00+09:00").hasPrefix("2026-11-27T08:59:00"))
        #expect(try due(rule(.hold), friday).hasPrefix(monday.prefix(19)))
        #expect(try due(rule(.hold), friday, .critical).hasPrefix(monday.prefix(19)))
        #expect(try due(rule(.onlyCritical), friday).hasPrefix(monday.prefix(19)))
        #expect(try due(rule(.onlyCritical), friday, .critical).hasPrefix("2026-11-27T10:30:00"))
        #expect(try due(rule(.send), friday).hasPrefix("2026-11-27T10:30:00"))
        #expect(try due(rule(.hold), "2026-11-27T08:59:59+09:00").hasPrefix("2026-11-27T00:00:00"))
        #expect(try due(rule(.hold), "2026-11-27T18:00:00+09:00").hasPrefix(monday.prefix(19)))
    }

    @Test("hours over midnight belong to the day on which they begin")
    func nights() throws {
        var rule = rule(.hold)
        rule.hours = BusinessHours(days: [1, 5], from: 22 * 60, to: 6 * 60)
        for (time, told) in [
            ("2026-11-27T21:59:00+09:00", "2026-11-27T13:00:00"), ("2026-11-27T22:00:00+09:00", "2026-11-27T13:00:00"),
            ("2026-11-28T05:59:00+09:00", "2026-11-27T20:59:00"), ("2026-11-28T06:00:00+09:00", "2026-11-30T13:00:00"),
            ("2026-11-30T03:00:00+09:00", "2026-11-30T13:00:00"), ("2026-12-01T03:00:00+09:00", "2026-11-30T18:00:00"),
        ] {
            #expect(try due(rule, time).hasPrefix(told), "\(time)")
        }
        rule.hours = BusinessHours(days: [7], from: 22 * 60, to: 0)
        #expect(try due(rule, "2026-11-29T23:59:00+09:00").hasPrefix("2026-11-29T14:59:00"))
        #expect(try due(rule, "2026-11-30T00:00:00+09:00").hasPrefix("2026-12-06T13:00:00"))
        rule.hours = BusinessHours(days: [7], from: 22 * 60, to: 6 * 60)
        #expect(try due(rule, "2026-11-30T05:00:00+09:00").hasPrefix("2026-11-29T20:00:00"))
    }

    @Test("hours keep to the clock on the wall when summer time begins and ends")
    func summerTime() throws {
        var rule = rule(.hold)
        rule.zone = "Europe/Berlin"
        rule.hours = BusinessHours(days: [1, 2, 3, 4, 5, 6, 7], from: 540, to: 1_080)
        // Clocks go forward on 28 March 2027 and back on 31 October.
        #expect(try due(rule, "2027-03-27T20:00:00Z").hasPrefix("2027-03-28T07:00:00"))
        #expect(try due(rule, "2027-10-30T20:00:00Z").hasPrefix("2027-10-31T08:00:00"))
        // 2:30 does not exist on that day.
        rule = self.rule(.send, .daily(minute: 150), hours: false)
        rule.zone = "Europe/Berlin"
        #expect(try due(rule, "2027-03-28T00:00:00Z").hasPrefix("2027-03-28T01:"))
    }

    @Test("digests leave at the next step, or at their time of day, and within hours where they must")
    func digests() throws {
        let time = "2026-11-27T10:07:30+09:00"
        #expect(try due(rule(.send, .every(minutes: 15), hours: false), time).hasPrefix("2026-11-27T01:15:00"))
        #expect(try due(rule(.send, .daily(minute: 10 * 60), hours: false), time).hasPrefix("2026-11-28T01:00:00"))
        #expect(try due(rule(.hold, .daily(minute: 8 * 60)), time).hasPrefix("2026-11-30T00:00:00"))
        #expect(try due(rule(.hold, .every(minutes: 30)), "2026-11-27T17:45:00+09:00").hasPrefix("2026-11-30T00:00:00"))
    }

    @Test("the delay doubles up to its longest")
    func delay() {
        let limits = DispatchLimits()
        #expect(
            [1, 2, 3, 8, 99].map { limits.retryDelaySeconds(attempts: $0, jitter: 1) } == [30, 60, 120, 3_600, 3_600])
        #expect(limits.retryDelaySeconds(attempts: 1, jitter: 0.8) == 24)
    }
}
