import Events
import Storage

/// The findings that an alert rests on, read from the log.
package enum AlertLines {
    /// - Parameter limit: At most so many are looked at.
    /// - Returns: Earliest first, and whether these are all of the alert's findings.
    package static func read(
        _ alert: Alert, _ alerts: any AlertStore, _ logs: any LogStore, limit: Int = 500
    ) async throws(StoreError) -> (lines: [LogLine], isAll: Bool) {
        let evidence = try await alerts.evidence(alert.id, limit: limit + 1)
        guard let first = evidence.first, let last = evidence.last else { return ([], false) }
        var query = LogQuery()
        query.hosts = [alert.host]
        query.findingsOnly = true
        (query.since, query.until) = (first.time, Timestamp(ticks: last.time.ticks + 1))
        let events = Set(evidence.prefix(limit).map(\.event))
        var lines: [LogLine] = []
        var cursor: LogCursor?
        for _ in 0..<5 {
            let page = try await logs.lines(query, limit: 1_000, after: cursor)
            lines += page.lines.filter { $0.line.ruleID == alert.rule && events.contains($0.event.id) }
            cursor = page.next
            if cursor == nil { break }
        }
        return (lines.reversed(), evidence.count <= limit && lines.count == evidence.count)
    }
}
