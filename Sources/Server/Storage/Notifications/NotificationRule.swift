import Detection

/// Which alerts are told on which channels, and when.
package struct NotificationRule: Sendable, Equatable, Identifiable {
    package var id: Int64
    package var name: String
    package var isEnabled: Bool
    /// ``Alert/watch``; empty for every watch.
    package var watches: [String]
    /// This one and higher ones.
    package var level: Level
    /// ``HostGroup/id``; empty for every host.
    package var groups: [Int64]
    /// Nil for round the clock.
    package var hours: BusinessHours?
    package var outside: OutsideHours
    package var pace: NotificationPace
    /// As the IANA database names it; for ``hours`` and ``NotificationPace/daily(minute:)``.
    package var zone: String
    /// ``NotificationChannel/id``
    package var channels: [Int64]

    package init(
        id: Int64 = 0, name: String, isEnabled: Bool = true, watches: [String] = [], level: Level = .medium,
        groups: [Int64] = [], hours: BusinessHours? = nil, outside: OutsideHours = .hold,
        pace: NotificationPace = .immediate, zone: String = "Asia/Tokyo", channels: [Int64] = []
    ) {
        self.id = id
        self.name = name
        self.isEnabled = isEnabled
        self.watches = watches
        self.level = level
        self.groups = groups
        self.hours = hours
        self.outside = outside
        self.pace = pace
        self.zone = zone
        self.channels = channels
    }
}

/// When people are at work.
package struct BusinessHours: Sendable, Equatable, Codable {
    /// 1 for Monday to 7 for Sunday; at least one. On these the hours begin.
    package var days: Set<Int>
    /// Minutes since midnight, 1,440 at most; `to` is exclusive, another than `from`, and on the day after where it is less.
    package var from: Int
    package var to: Int

    package init(days: Set<Int>, from: Int, to: Int) {
        self.days = days
        self.from = from
        self.to = to
    }
}

/// What is done outside of business hours.
package enum OutsideHours: String, Sendable, CaseIterable, Codable {
    case send
    /// Until the hours begin.
    case hold
    /// What is critical is sent; the rest is held.
    case onlyCritical = "only-critical"
}

package enum NotificationPace: Sendable, Equatable, Codable {
    /// At once; what follows within a minute goes together.
    case immediate
    /// 5...1,440
    case every(minutes: Int)
    /// Minutes since midnight.
    case daily(minute: Int)
}
