import Events
import Foundation
import GRDB

/// When a day's lines came in last, from which the days of the retention are counted.
///
/// It stands in the database: a file's own time changes whenever the day is opened or put back from a backup.
enum DayReception {
    static let migration = Migration("0002-reception") { database in
        try database.execute(
            sql: "CREATE TABLE reception (id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL) STRICT")
    }

    static func note(in database: Database) throws {
        try database.execute(
            sql:
                "INSERT INTO reception (id, last) VALUES (1, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
            arguments: [Int64(Date().timeIntervalSince1970) * Timestamp.ticksPerSecond])
    }

    /// Nil when nothing came in.
    static func last(in database: Database) throws -> Timestamp? {
        try Int64.fetchOne(database, sql: "SELECT last FROM reception").map { Timestamp(ticks: $0) }
    }
}
