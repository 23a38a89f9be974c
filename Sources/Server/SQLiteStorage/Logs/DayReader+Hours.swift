import Detection
import Events
import GRDB
import Storage

/// A log of which a day has few lines, or findings: only the hours that have any are looked through, newest first.
extension DayReader {
    /// The query once for each span of hours that has such lines; nil where it asks for all, and counting would not help.
    func byHours(_ query: LogQuery) throws -> [LogQuery]? {
        guard query.logs != .all || query.findingsOnly, query.process == nil else { return nil }
        var sql = "SELECT DISTINCT hour FROM hours WHERE log IN (" + logNumbers(query) + ")"
        if !query.hosts.isEmpty {
            let ids = try query.hosts.compactMap { try Self.number(of: $0, database) }
            sql += " AND host IN (" + ids.map { String($0) }.joined(separator: ",") + ")"
        }
        var spans: [LogQuery] = []
        for hour in try Int64.fetchAll(database, sql: sql + " ORDER BY hour DESC") {
            let start = Timestamp.seconds(hour * 3_600)
            if let last = spans.last, last.since?.ticks == start.ticks + Self.hourTicks {
                spans[spans.count - 1].since = start
            } else {
                var span = query
                span.since = start
                span.until = Timestamp(ticks: start.ticks + Self.hourTicks)
                spans.append(span)
            }
        }
        return spans.compactMap { span in
            var span = span
            if let since = query.since { span.since = max(since, span.since ?? since) }
            if let until = query.until { span.until = min(until, span.until ?? until) }
            guard let since = span.since, let until = span.until, since < until else { return nil }
            return span
        }
    }

    private static var hourTicks: Int64 { 3_600 * Timestamp.ticksPerSecond }

    /// As they stand in `hours`, where findings are counted apart.
    private func logNumbers(_ query: LogQuery) -> String {
        LogName.allCases.filter { query.logs.contains($0) }
            .map { String(Int64($0.rawValue) + (query.findingsOnly ? 100 : 0)) }.joined(separator: ",")
    }
}
