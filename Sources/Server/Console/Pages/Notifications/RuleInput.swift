import Detection
import Foundation
import Storage

/// What the form of a rule holds.
struct RuleInput: Sendable {
    var rule: NotificationRule
    var hoursFrom = "09:00"
    var hoursTo = "18:00"
    var days: Set<Int> = [1, 2, 3, 4, 5]
    var hasHours = false
    var pace = "immediate"
    var minutes = "30"
    var dailyAt = "09:00"

    init(_ rule: NotificationRule) {
        self.rule = rule
        if let hours = rule.hours {
            hasHours = true
            (hoursFrom, hoursTo, days) = (Self.clock(hours.from), Self.clock(hours.to), hours.days)
        }
        switch rule.pace {
        case .immediate: break
        case .every(let minutes): (pace, self.minutes) = ("every", String(minutes))
        case .daily(let minute): (pace, dailyAt) = ("daily", Self.clock(minute))
        }
    }

    init(_ form: Form, id: Int64) {
        rule = NotificationRule(id: id, name: form["name"], isEnabled: form["enabled"] == "1")
        rule.watches = AlertWatch.all.map(\.rawValue).filter(form.all("watch").contains)
        if rule.watches.count == AlertWatch.all.count { rule.watches = [] }
        rule.level = Level(name: form["level"]) ?? .medium
        rule.groups = form.all("group").compactMap { Int64($0) }
        rule.channels = form.all("channel").compactMap { Int64($0) }
        rule.outside = OutsideHours(rawValue: form["outside"]) ?? .hold
        rule.zone = form["zone"]
        hasHours = form["hours"] == "1"
        (hoursFrom, hoursTo) = (form["from"], form["to"])
        days = Set(form.all("day").compactMap { Int($0) }.filter { (1...7).contains($0) })
        (pace, minutes, dailyAt) = (form["pace"], form["minutes"], form["daily"])
    }

    enum Fault: Error {
        case name, hours, minutes, daily, zone, channels
    }

    func checked() throws(Fault) -> NotificationRule {
        var rule = rule
        guard !rule.name.isEmpty, rule.name.unicodeScalars.count <= 100 else { throw .name }
        guard !rule.channels.isEmpty else { throw .channels }
        guard TimeZone(identifier: rule.zone) != nil else { throw .zone }
        rule.hours = nil
        if hasHours {
            guard let from = Self.minute(hoursFrom), let to = Self.minute(hoursTo), from != to, from < 1_440,
                !days.isEmpty
            else {
                throw .hours
            }
            rule.hours = BusinessHours(days: days, from: from, to: to)
        }
        switch pace {
        case "every":
            guard let minutes = Int(minutes), (5...1_440).contains(minutes) else { throw .minutes }
            rule.pace = .every(minutes: minutes)
        case "daily":
            guard let minute = Self.minute(dailyAt), minute < 1_440 else { throw .daily }
            rule.pace = .daily(minute: minute)
        default: rule.pace = .immediate
        }
        return rule
    }

    /// `09:30`
    static func clock(_ minute: Int) -> String {
        let (hours, minutes) = (minute / 60, minute % 60)
        return (hours < 10 ? "0" : "") + "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes)"
    }

    /// 24:00 is the end of a day.
    static func minute(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, let hours = Int(parts[0]), let minutes = Int(parts[1]), (0...24).contains(hours),
            (0..<60).contains(minutes), hours * 60 + minutes <= 1_440
        else { return nil }
        return hours * 60 + minutes
    }
}
