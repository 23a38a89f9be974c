import Detection
import Events

/// Keeps log lines and finds them again. Append-only, cut by the day of the event (UTC).
///
/// Safe to call from everywhere at once; appends take place one after another.
package protocol LogStore: Sendable {
    /// Takes lines in; when it returns they are safe, also from a power cut.
    ///
    /// Lines that the store has already, by host and ``Events/Event/id`` and rule, are left out.
    func append(_ lines: [LogLine], from source: LogSource) async throws(StoreError) -> AppendResult

    /// Lines that answer a query, newest first.
    ///
    /// - Parameters:
    ///   - limit: At most so many, 1...1,000.
    ///   - cursor: ``LogPage/next`` of the page before.
    func lines(_ query: LogQuery, limit: Int, after cursor: LogCursor?) async throws(StoreError) -> LogPage

    /// How many lines answer a query, for each step of time in which there are any.
    ///
    /// - Parameter step: In seconds.
    func counts(_ query: LogQuery, step: Int) async throws(StoreError) -> [LogCount]

    /// The process and its ancestors, nearest first, as far as known.
    func chain(of process: ProcessReference) async throws(StoreError) -> [Process]

    /// The processes that a process started, oldest first.
    func children(of process: ProcessReference, limit: Int) async throws(StoreError) -> [Process]

    /// Hosts of which there are lines, with the first and the last time.
    func hosts() async throws(StoreError) -> [HostSpan]

    /// The days in the store, oldest first.
    func days() async throws(StoreError) -> [StoredDay]

    /// Drops whole days that are past the limits; lines of imports stay.
    ///
    /// - Returns: The days dropped.
    func retain(_ limits: RetentionLimits, now: Timestamp) async throws(StoreError) -> [String]

    /// Removes what an import brought.
    func remove(import id: Int64) async throws(StoreError)
}

package struct AppendResult: Sendable, Equatable {
    package var added: Int
    /// Left out, since the store has them.
    package var known: Int

    package init(added: Int, known: Int) {
        self.added = added
        self.known = known
    }
}

package struct LogCount: Sendable, Equatable {
    /// Where the step begins.
    package var time: Timestamp
    package var log: LogName
    package var count: Int

    package init(time: Timestamp, log: LogName, count: Int) {
        self.time = time
        self.log = log
        self.count = count
    }
}

package struct HostSpan: Sendable, Equatable {
    package var host: String
    package var first: Timestamp
    package var last: Timestamp
    package var lineCount: Int

    package init(host: String, first: Timestamp, last: Timestamp, lineCount: Int) {
        self.host = host
        self.first = first
        self.last = last
        self.lineCount = lineCount
    }
}

package struct StoredDay: Sendable, Equatable {
    /// `YYYY-MM-DD`, UTC.
    package var day: String
    package var lineCount: Int
    package var bytes: Int
    /// When the last line of an agent was received; nil when all came from imports.
    package var received: Timestamp?
    package var isDamaged: Bool

    package init(day: String, lineCount: Int, bytes: Int, received: Timestamp?, isDamaged: Bool) {
        self.day = day
        self.lineCount = lineCount
        self.bytes = bytes
        self.received = received
        self.isDamaged = isDamaged
    }
}

package struct RetentionLimits: Sendable, Equatable {
    /// Since reception.
    package var days: Int?
    /// Of all days together.
    package var bytes: Int?

    package init(days: Int? = nil, bytes: Int? = nil) {
        self.days = days
        self.bytes = bytes
    }
}
