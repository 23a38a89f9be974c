import Events
import Storage

/// What an exception would have silenced in the past 30 days.
package struct ExceptionPreview: Sendable {
    /// From, and up to which moment it was looked; the end is the newest finding where all are older than 30 days.
    package var since: Timestamp
    package var until: Timestamp
    package var isOld = false
    /// Findings in that time, and those of them that are covered.
    package var findingCount = 0
    package var coveredCount = 0
    /// Covered findings for each of the 30 days, oldest first.
    package var days: [Day]
    /// Covered findings for each host, most first.
    package var hosts: [(name: String, count: Int)] = []
    /// The newest ones.
    package var examples: [LogLine] = []
    /// Where there were too many findings: only from here on they were looked at.
    package var cutAt: Timestamp?
    /// Days that are damaged and missing here.
    package var damagedDays: [String] = []

    package struct Day: Sendable, Equatable {
        package var begin: Timestamp
        package var count: Int
    }

    package static let dayCount = 30
    package static let exampleLimit = 10
    /// So many findings are looked at, the newest first.
    static let pageLimit = 50

    /// - Parameter dayStarts: Where the 30 days up to a time begin, in the reader's time zone.
    package init(
        _ conditions: ExceptionConditions, logs: any LogStore, groups: GroupsByHost, now: Timestamp,
        dayStarts: (Timestamp) -> [Timestamp],
        pageLimit: Int = ExceptionPreview.pageLimit
    ) async throws(StoreError) {
        var query = LogQuery()
        query.findingsOnly = true
        query.until = Timestamp(ticks: now.ticks + 1)
        var end = now
        (since, until, days) = Self.span(end, dayStarts)
        if let newest = try await logs.lines(query, limit: 1, after: nil).lines.first?.event.time, newest < since {
            isOld = true
            end = newest
            (since, until, days) = Self.span(end, dayStarts)
        }
        (query.since, query.until) = (since, Timestamp(ticks: until.ticks + 1))
        let match = ExceptionMatch(conditions)
        var counts: [String: Int] = [:]
        var cursor: LogCursor?
        for number in 1...max(1, pageLimit) {
            let page = try await logs.lines(query, limit: 1_000, after: cursor)
            findingCount += page.lines.count
            damagedDays = page.damagedDays
            for line in page.lines where match.covers(line, groups) {
                coveredCount += 1
                counts[line.event.host, default: 0] += 1
                if let day = days.lastIndex(where: { $0.begin <= line.event.time }) { days[day].count += 1 }
                if examples.count < Self.exampleLimit { examples.append(line) }
            }
            cursor = page.next
            if cursor == nil { break }
            if number == pageLimit { cutAt = page.lines.last?.event.time }
        }
        hosts = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    private static func span(
        _ end: Timestamp, _ dayStarts: (Timestamp) -> [Timestamp]
    ) -> (Timestamp, Timestamp, [Day]) {
        let days = dayStarts(end).map { Day(begin: $0, count: 0) }
        return (days.first?.begin ?? end, end, days)
    }
}
