import Detection
import Events
import Foundation
import GRDB
import Storage

/// Logs in SQLite: a database for each day of events, and one more for what imports brought of that day, which stays when the
/// day is dropped.
package final class SQLiteLogStore: LogStore {
    let days: DayShelf

    /// - Parameters:
    ///   - folder: Where the databases lie.
    ///   - damagedFolder: Where damaged ones are put.
    package init(folder: String, damagedFolder: String) {
        days = DayShelf(folder: folder, damagedFolder: damagedFolder)
    }

    package func append(_ lines: [LogLine], from source: LogSource) async throws(StoreError) -> AppendResult {
        let number: Int64
        let kind: DayFile.Kind
        switch source {
        case .agent, .agents: (number, kind) = (0, .live)
        case .importing(let id): (number, kind) = (id, .imported)
        }
        var result = AppendResult(added: 0, known: 0)
        for (day, lines) in DayFile.group(lines, by: { $0.event.time }) {
            let new = try await unknown(lines, in: DayFile(day: day, kind: kind.other))
            let added = try await days.write(DayFile(day: day, kind: kind)) { database, writer in
                let added = try writer.append(new, import: number, to: database)
                if added > 0, number == 0 { try DayReception.note(in: database) }
                return added
            }
            result.added += added
            result.known += lines.count - added
        }
        return result
    }

    /// The lines that the other database of the day does not have.
    private func unknown(_ lines: [LogLine], in file: DayFile) async throws(StoreError) -> [LogLine] {
        try await days.read(file) { database in
            let reader = DayReader(database: database)
            return try lines.filter { try !reader.has($0) }
        } ?? lines
    }

    package func lines(
        _ query: LogQuery, limit: Int, after cursor: LogCursor?
    ) async throws(StoreError) -> LogPage {
        let limit = max(1, min(limit, 1_000))
        let start = cursor.flatMap { LogPlace($0) }
        var page = LogPage(lines: [])
        var reached = start
        for day in days.days(query).reversed() {
            if let start, day > start.day { continue }
            var place = start?.day == day ? start ?? LogPlace(day: day) : LogPlace(day: day)
            // One more than is shown, to know whether there are more.
            let wanted = limit - page.lines.count + 1
            var found: [(kind: DayFile.Kind, line: LogLine, place: DayReader.Place)] = []
            for kind in DayFile.Kind.allCases {
                let after = place.places[kind]
                let lines = try await days.read(DayFile(day: day, kind: kind)) { database in
                    try DayReader(database: database).lines(query, limit: wanted, after: after)
                }
                found += (lines ?? []).map { (kind, $0.line, $0.place) }
            }
            // Both lists are in order, and stay so.
            found.sort { $0.place.time > $1.place.time }
            for entry in found {
                guard page.lines.count < limit else {
                    page.next = reached?.cursor
                    break
                }
                page.lines.append(entry.line)
                place.places[entry.kind] = entry.place
                reached = place
            }
            if page.next != nil { break }
        }
        page.damagedDays = days.damagedDays
        return page
    }

    package func counts(_ query: LogQuery, step: Int) async throws(StoreError) -> [LogCount] {
        // What restricts nothing but time, hosts and logs was counted when it came in.
        var rest = query
        (rest.since, rest.until, rest.hosts, rest.logs, rest.findingsOnly) = (nil, nil, [], .all, false)
        let isHourly =
            step >= 3_600 && step % 3_600 == 0 && rest == LogQuery() && Self.isHour(query.since)
            && Self.isHour(query.until)
        var counts: [CountKey: Int] = [:]
        for day in days.days(query) {
            for kind in DayFile.Kind.allCases {
                let found = try await days.read(DayFile(day: day, kind: kind)) { database in
                    let reader = DayReader(database: database)
                    return try isHourly
                        ? reader.hourCounts(query, step: step) : reader.counts(query, step: step)
                }
                for count in found ?? [] {
                    counts[CountKey(time: count.time, log: count.log), default: 0] += count.count
                }
            }
        }
        return counts.map { LogCount(time: $0.key.time, log: $0.key.log, count: $0.value) }
            .sorted { ($0.time, $0.log.rawValue) < ($1.time, $1.log.rawValue) }
    }

    private struct CountKey: Hashable {
        let time: Timestamp
        let log: LogName
    }

    private static func isHour(_ time: Timestamp?) -> Bool {
        guard let time else { return true }
        return time.ticks % (3_600 * Timestamp.ticksPerSecond) == 0
    }

    package func chain(of process: ProcessReference) async throws(StoreError) -> [Events.Process] {
        // The day on which it was started knows most; later days know what their records brought with them.
        var best: [Events.Process] = []
        for file in days.files().reversed() {
            let chain = try await days.read(file) { try DayReader(database: $0).chain(of: process) } ?? []
            if chain.count > best.count { best = chain }
        }
        return best
    }

    package func children(of process: ProcessReference, limit: Int) async throws(StoreError) -> [Events.Process] {
        var children: [Events.Process] = []
        var seen: Set<String> = []
        for file in days.files() {
            let found = try await days.read(file) {
                try DayReader(database: $0).children(of: process, limit: limit)
            }
            for child in found ?? [] where children.count < limit && seen.insert(ProcessReference.key(child)).inserted {
                children.append(child)
            }
        }
        return children
    }

    package func hosts() async throws(StoreError) -> [HostSpan] {
        var hosts: [String: HostSpan] = [:]
        for file in days.files() {
            for span in try await days.read(file, { try DayReader(database: $0).hosts() }) ?? [] {
                guard var host = hosts[span.host] else {
                    hosts[span.host] = span
                    continue
                }
                host.first = min(host.first, span.first)
                host.last = max(host.last, span.last)
                host.lineCount += span.lineCount
                hosts[span.host] = host
            }
        }
        return hosts.values.sorted { $0.host < $1.host }
    }

    package func days() async throws(StoreError) -> [StoredDay] {
        var stored: [String: StoredDay] = [:]
        for file in days.files() {
            let count = try await days.read(file) { try DayReader(database: $0).lineCount() }
            var day =
                stored[file.day] ?? StoredDay(day: file.day, lineCount: 0, bytes: 0, received: nil, isDamaged: false)
            day.lineCount += count ?? 0
            day.bytes += days.bytes(file)
            if file.kind == .live { day.received = try await received(file) }
            stored[file.day] = day
        }
        for day in days.damagedDays {
            stored[day, default: StoredDay(day: day, lineCount: 0, bytes: 0, received: nil, isDamaged: true)]
                .isDamaged =
                true
        }
        return stored.values.sorted { $0.day < $1.day }
    }

    package func retain(_ limits: RetentionLimits, now: Timestamp) async throws(StoreError) -> [String] {
        var dropped: [String] = []
        var live = days.files().filter { $0.kind == .live }
        if let count = limits.days {
            let oldest = now.ticks - Int64(count) * 86_400 * Timestamp.ticksPerSecond
            for file in live {
                guard let received = try await received(file), received.ticks < oldest else { continue }
                try await days.drop(file)
                dropped.append(file.day)
            }
            live.removeAll { dropped.contains($0.day) }
        }
        if let bytes = limits.bytes {
            var total = days.files().reduce(0) { $0 + days.bytes($1) }
            // The newest day stays: it is being written.
            for file in live.dropLast() where total > bytes {
                total -= days.bytes(file)
                try await days.drop(file)
                dropped.append(file.day)
            }
        }
        await days.settle()
        return dropped.sorted()
    }

    private func received(_ file: DayFile) async throws(StoreError) -> Timestamp? {
        try await days.read(file) { try DayReception.last(in: $0) } ?? nil
    }

    package func remove(import id: Int64) async throws(StoreError) {
        for file in days.files() where file.kind == .imported {
            let left = try await days.write(file) { database, _ in
                try database.execute(sql: "DELETE FROM lines WHERE import = ?", arguments: [id])
                try database.execute(
                    sql: """
                        DELETE FROM hours;
                        INSERT INTO hours (hour, host, log, count, first, last)
                        SELECT (time - ((time % \(Self.hour) + \(Self.hour)) % \(Self.hour))) / \(Self.hour), host,
                        log + iif(rule = 0, 0, 100), count(*), min(time), max(time) FROM lines GROUP BY 1, 2, 3
                        """)
                return try Int.fetchOne(database, sql: "SELECT count(*) FROM lines") ?? 0
            }
            if left == 0 { try await days.drop(file) }
        }
    }

    private static let hour = 3_600 * Timestamp.ticksPerSecond
}
