import Detection
import Events

/// What a person is told: one or more findings of one rule, host and process chain.
package struct Alert: Sendable, Equatable, Identifiable {
    /// Stays the same; where two alerts turn out to be one, the other's number leads here too.
    package var id: Int64
    package var rule: String
    package var watch: String
    package var host: String
    /// The programs from the acting one up, as ``AlertFinding/chain``.
    package var chain: String
    /// Of the earliest finding.
    package var user: String
    /// The path of the acting program, of the earliest finding.
    package var program: String
    /// The highest of its findings.
    package var level: Level
    package var count: Int64
    package var first: Timestamp
    package var last: Timestamp
    package var state: AlertState
    /// The account that takes care of it; empty when nobody does.
    package var assignee: String

    package init(_ finding: AlertFinding, id: Int64) {
        self.id = id
        rule = finding.rule
        watch = finding.watch
        host = finding.host
        chain = finding.chain
        user = finding.user
        program = finding.program
        level = finding.level
        count = 1
        first = finding.time
        last = finding.time
        state = .new
        assignee = ""
    }
}

/// How far people have come with an alert.
package enum AlertState: String, CaseIterable, Sendable {
    case new
    case inProgress = "in-progress"
    case closedTrue = "closed-true"
    case closedFalse = "closed-false"

    package var isClosed: Bool {
        self == .closedTrue || self == .closedFalse
    }
}

/// A line of the log that an alert rests on.
package struct AlertEvidence: Sendable, Equatable {
    package var host: String
    /// ``Events/Event/id``
    package var event: String
    package var time: Timestamp

    package init(host: String, event: String, time: Timestamp) {
        self.host = host
        self.event = event
        self.time = time
    }
}

/// Something that a person did with an alert.
package struct AlertEntry: Sendable, Equatable {
    package enum Act: Sendable, Equatable {
        case state(AlertState)
        /// Empty: nobody any more.
        case assignee(String)
        case comment(String)
    }

    package var act: Act
    package var author: String
    package var time: Timestamp

    package init(_ act: Act, author: String, time: Timestamp) {
        self.act = act
        self.author = author
        self.time = time
    }
}
