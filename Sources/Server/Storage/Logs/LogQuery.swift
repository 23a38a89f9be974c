import Detection
import Events

/// What somebody wants to see of the logs. Parts that are empty or nil restrict nothing.
package struct LogQuery: Sendable, Equatable {
    package var logs = LogSet.all
    package var since: Timestamp?
    /// Exclusive.
    package var until: Timestamp?
    package var hosts: [String] = []
    /// A part of the user's name, without case.
    package var user = ""
    /// A part of the acting program's path, without case.
    package var program = ""
    /// A part of the path of what was acted on: file, registry key and value, share; without case.
    package var path = ""
    /// A part of a path, a command line or a domain, without case.
    package var text = ""
    /// Only what one process did itself.
    package var process: ProcessReference?
    /// Findings instead of the lines of the logs.
    package var findingsOnly = false

    package init() {}
}

/// A place in the answers to a query, opaque to everyone but the store.
package struct LogCursor: Sendable, Hashable {
    package var text: String

    package init(_ text: String) {
        self.text = text
    }
}

/// Some answers to a query, newest first.
package struct LogPage: Sendable {
    package var lines: [LogLine]
    /// Where to go on; nil when there are no more.
    package var next: LogCursor?
    /// Days whose data are damaged and are missing here, as `YYYY-MM-DD`.
    package var damagedDays: [String]

    package init(lines: [LogLine], next: LogCursor? = nil, damagedDays: [String] = []) {
        self.lines = lines
        self.next = next
        self.damagedDays = damagedDays
    }
}
