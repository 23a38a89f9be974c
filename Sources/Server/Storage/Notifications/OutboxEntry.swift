import Detection
import Events

/// A message that is to leave on one channel, or has left.
package struct OutboxEntry: Sendable, Equatable, Identifiable {
    package enum State: String, Sendable, CaseIterable {
        case waiting
        /// It is being sent, or the server ended while it was.
        case sending
        /// The channel confirmed it.
        case sent
        /// Nobody tries any more: for too long, or the channel is gone.
        case abandoned
    }

    package var id: Int64
    package var channel: Int64
    /// Nil where no rule made it.
    package var rule: Int64?
    /// The same for every try, so that a receiver can tell a repetition: 32 hexadecimal digits.
    package var key: String
    package var contents: Contents
    package var state: State
    package var made: Timestamp
    /// Not tried before this.
    package var due: Timestamp
    package var attempts: Int
    package var lastTried: Timestamp?
    /// What the server said last, or why there was nothing said.
    package var answer: String

    package enum Contents: Sendable, Equatable {
        /// The first ``OutboxEntry/alertLimit`` alerts, and how many there are in all.
        case alerts([Int64], count: Int)
        case plain(subject: String, body: String)
    }

    /// How many alerts one message names.
    package static let alertLimit = 50

    package init(
        id: Int64, channel: Int64, rule: Int64?, key: String, contents: Contents, state: State, made: Timestamp,
        due: Timestamp, attempts: Int = 0, lastTried: Timestamp? = nil, answer: String = ""
    ) {
        self.id = id
        self.channel = channel
        self.rule = rule
        self.key = key
        self.contents = contents
        self.state = state
        self.made = made
        self.due = due
        self.attempts = attempts
        self.lastTried = lastTried
        self.answer = answer
    }
}

/// That an alert is new, or has become worse.
package struct AlertNews: Sendable, Equatable {
    /// Ascending in the order in which they became known.
    package var number: Int64
    package var alert: Int64
    package var level: Level
    /// Nil for a new alert.
    package var before: Level?

    package init(number: Int64, alert: Int64, level: Level, before: Level?) {
        self.number = number
        self.alert = alert
        self.level = level
        self.before = before
    }
}

/// That an alert is to be told on a channel.
package struct PlannedAlert: Sendable, Equatable {
    package var rule: Int64
    package var channel: Int64
    package var alert: Int64
    package var due: Timestamp

    package init(rule: Int64, channel: Int64, alert: Int64, due: Timestamp) {
        self.rule = rule
        self.channel = channel
        self.alert = alert
        self.due = due
    }
}
