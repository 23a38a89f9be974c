import Events

/// A line of a log or a finding, as it is stored: what happened, where it is filed and what the watches said.
///
/// The acting process's ancestors go with it into the store, which keeps each process once and puts the chain together again
/// when the line is read.
package struct LogLine: Sendable {
    package var line: EventLine
    package var event: Event

    package init(_ line: EventLine, _ event: Event) {
        self.line = line
        self.event = event
        // A name is looked for again, and not every engine finds a text beyond its first NUL.
        if event.host.utf8.contains(0) {
            self.event.host = String(
                String.UnicodeScalarView(event.host.unicodeScalars.map { $0 == "\0" ? "\u{fffd}" : $0 }))
        }
    }
}

/// Where lines came from; it decides how long they stay.
package enum LogSource: Sendable, Equatable {
    /// From an agent: stays for the days of the retention, counted from reception.
    case agent(host: String)
    /// From several agents at once, each line with its host; they stay as long.
    case agents
    /// From an import: stays until somebody removes the import.
    case importing(id: Int64)
}
