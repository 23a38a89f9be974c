import Events
import Foundation
import GRDBSQLite
import SQLiteStorage
import Storage

/// SQLite's own functions and nothing else: rows of the width that the store writes, with the same key and the same indexes.
final class BareLoop {
    struct Row {
        let numbers: [Int64]
        let rest: [UInt8]

        init(_ line: LogLine) {
            let event = line.event
            let host = Int64(bitPattern: UInt64(bitPattern: Int64(event.host.hashValue)) % 300 + 1)
            numbers = [
                host, event.time.ticks, Int64(event.id.hashValue), 0, 1, Int64(event.process.pid ?? 0) * 300 + host,
                Int64(event.user.name.utf8.count), 3, 4, 5, Int64(event.origin.sequence), Int64(event.origin.eventID),
                Int64(event.origin.recordID ?? 0), 0,
            ]
            rest = SQLiteRow.rest(line)
        }
    }

    private var connection: OpaquePointer?
    private var statement: OpaquePointer?

    init(path: String) throws {
        sqlite3_open(path, &connection)
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = FULL")
        run("PRAGMA cache_size = -8000")
        run("PRAGMA wal_autocheckpoint = 8000")
        for sql in SQLiteRow.schema { run(sql) }
        sqlite3_prepare_v2(connection, SQLiteRow.insertion, -1, &statement, nil)
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close(connection)
    }

    func insert(_ rows: [Row]) throws {
        run("BEGIN IMMEDIATE")
        for row in rows {
            sqlite3_reset(statement)
            for (index, number) in row.numbers.enumerated() {
                sqlite3_bind_int64(statement, Int32(index + 1), number)
            }
            sqlite3_bind_null(statement, 15)
            row.rest.withUnsafeBytes { bytes in
                _ = sqlite3_bind_text64(
                    statement, 16, bytes.assumingMemoryBound(to: CChar.self).baseAddress, UInt64(bytes.count), nil,
                    UInt8(SQLITE_UTF8))
                sqlite3_step(statement)
            }
        }
        run("COMMIT")
    }

    private func run(_ sql: String) {
        let code = sqlite3_exec(connection, sql, nil, nil, nil)
        precondition(code == SQLITE_OK, sql)
    }
}
