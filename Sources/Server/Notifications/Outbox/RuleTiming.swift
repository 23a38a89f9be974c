import Detection
import Events
import Foundation
import Storage

/// When a rule's messages leave.
package struct RuleTiming: Sendable {
    private let rule: NotificationRule
    private let calendar: Calendar

    package init(_ rule: NotificationRule) {
        self.rule = rule
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: rule.zone) ?? .gmt
        self.calendar = calendar
    }

    /// When an alert of a level that becomes known at `time` is told.
    package func due(_ level: Level, at time: Timestamp) -> Timestamp {
        var date = Date(time)
        if isHeld(level, date) { date = nextHours(after: date) }
        switch rule.pace {
        case .immediate: break
        case .every(let minutes):
            let step = Double(max(1, minutes)) * 60
            date = Date(timeIntervalSince1970: (date.timeIntervalSince1970 / step).rounded(.down) * step + step)
        case .daily(let minute):
            date = next(minute, after: date) { _ in true }
        }
        if isHeld(level, date) { date = nextHours(after: date) }
        return Timestamp(date)
    }

    private func isHeld(_ level: Level, _ date: Date) -> Bool {
        guard let hours = rule.hours else { return false }
        switch rule.outside {
        case .send: return false
        case .onlyCritical where level == .critical: return false
        case .hold, .onlyCritical: break
        }
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
        let today = day(date)
        if hours.from < hours.to { return !hours.days.contains(today) || minute < hours.from || minute >= hours.to }
        // A night: its second part belongs to the day before.
        let isEvening = hours.days.contains(today) && minute >= hours.from
        let isMorning = hours.days.contains(today == 1 ? 7 : today - 1) && minute < hours.to
        return !isEvening && !isMorning
    }

    private func nextHours(after date: Date) -> Date {
        guard let hours = rule.hours else { return date }
        return next(hours.from, after: date) { hours.days.contains(day($0)) }
    }

    /// 1 for Monday to 7 for Sunday.
    private func day(_ date: Date) -> Int {
        (calendar.component(.weekday, from: date) + 5) % 7 + 1
    }

    /// The next time at which it is so many minutes after midnight, on a day that fits.
    private func next(_ minute: Int, after date: Date, on fits: (Date) -> Bool) -> Date {
        let today = calendar.startOfDay(for: date)
        for count in 0...8 {
            guard let day = calendar.date(byAdding: .day, value: count, to: today), fits(day),
                let moment = calendar.date(bySettingHour: minute / 60, minute: minute % 60, second: 0, of: day)
            else { continue }
            if moment > date { return moment }
        }
        return date
    }
}

extension Date {
    init(_ time: Timestamp) {
        self.init(timeIntervalSince1970: Double(time.ticks) / Double(Timestamp.ticksPerSecond))
    }
}

extension Timestamp {
    init(_ date: Date) {
        self = .seconds(Int64(date.timeIntervalSince1970.rounded(.down)))
    }
}
