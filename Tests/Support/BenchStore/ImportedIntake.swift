import Alerting
import Events
import Foundation
import Intake
import SQLiteStorage
import Storage

/// The whole way of an event into the store, as `mitsuke import` goes it: read and decoded from a file, judged by the watches,
/// stored durably, findings made alerts; beside the bare loop, which inserts the same rows.
struct ImportedIntake {
    private let work: String
    let logs: SQLiteLogStore
    private let importer: Importer
    private static let chunk = 200_000

    init(root: String, work: String) throws {
        self.work = work
        logs = SQLiteLogStore(folder: root + "/logs", damagedFolder: root + "/damaged")
        let control = try ControlDatabase(path: root + "/control.sqlite")
        let hosts = SQLiteHostStore(control)
        importer = Importer(
            logs: logs,
            findings: AlertGrouping(
                SQLiteAlertStore(control),
                except: ExceptionCover(SQLiteExceptionStore(control), hosts: hosts, now: { .now })),
            imports: SQLiteImportStore(control), hosts: hosts, policies: SQLitePolicyStore(control),
            jobs: ProcessInfo.processInfo.activeProcessorCount)
    }

    /// - Returns: How many lines were stored.
    func run(
        _ count: Int, _ traffic: inout RecordTraffic, beside loop: BareLoop
    ) async throws -> (
        lines: Int, intake: Cost, bare: Cost
    ) {
        var (intake, bare, stored, done) = (Cost(), Cost(), 0, 0)
        while done < count {
            let part = min(Self.chunk, count - done)
            let path = work + "/part.evtx"
            let first = traffic.last
            try Data(traffic.file(part)).write(to: URL(filePath: path))
            var from = Cost.now
            let record = try await importer.start([path], author: "bench").result()
            intake.add(since: from)
            guard record.counts.added > part / 2, record.counts.problems == 0 else {
                fatalError("only \(record.counts.added) of \(part) records were stored")
            }
            stored += record.counts.added
            // The same rows, made of the lines before the clock runs.
            var query = LogQuery()
            query.since = Timestamp(ticks: first.ticks + 1)
            var cursor: LogCursor?
            var rows: [BareLoop.Row] = []
            repeat {
                let page = try await logs.lines(query, limit: 1_000, after: cursor)
                rows += page.lines.map { BareLoop.Row($0) }
                cursor = page.next
            } while cursor != nil
            rows.reverse()
            guard rows.count == record.counts.added else {
                fatalError("\(rows.count) of \(record.counts.added) lines were found again")
            }
            while !rows.isEmpty {
                let batch = Array(rows.prefix(4_000))
                rows.removeFirst(batch.count)
                from = Cost.now
                try loop.insert(batch)
                bare.add(since: from)
            }
            done += part
        }
        return (stored, intake, bare)
    }
}
