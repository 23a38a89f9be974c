import Detection
import Events
import Foundation
import GRDB
import Storage

/// The imports, in the control database.
package struct SQLiteImportStore: ImportStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func begin(author: String, files: [ImportedFile], at time: Timestamp) async throws(StoreError) -> Int64 {
        try await database.write { database in
            let list = String(decoding: try JSONEncoder().encode(files), as: UTF8.self)
            try database.execute(
                sql: "INSERT INTO imports (author, files, began, state) VALUES (?, ?, ?, 'running')",
                arguments: [author, list, time.ticks])
            return database.lastInsertedRowID
        }
    }

    package func update(_ id: Int64, _ counts: ImportCounts) async throws(StoreError) {
        try await database.write { try Self.set(counts, of: id, $0) }
    }

    package func add(_ problems: [ImportProblem], to id: Int64) async throws(StoreError) {
        try await database.write { database in
            let sql = "SELECT count(*) FROM import_problems WHERE import = ?"
            let count = try Int.fetchOne(database, sql: sql, arguments: [id]) ?? 0
            for (index, problem) in problems.prefix(max(0, ImportProblem.limit - count)).enumerated() {
                try database.execute(
                    sql: "INSERT INTO import_problems (import, number, file, en, ja) VALUES (?, ?, ?, ?, ?)",
                    arguments: [id, count + index, problem.file, problem.text.en, problem.text.ja])
            }
        }
    }

    package func finish(
        _ id: Int64, _ state: ImportState, _ counts: ImportCounts, at time: Timestamp
    ) async throws(StoreError) {
        try await database.write { database in
            try Self.set(counts, of: id, database)
            try database.execute(
                sql: "UPDATE imports SET state = ?, ended = ? WHERE id = ? AND state = 'running'",
                arguments: [state.rawValue, time.ticks, id])
            if database.changesCount == 0 { throw StoreError.conflict }
        }
    }

    package func interruptRunning(at time: Timestamp) async throws(StoreError) -> Int {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE imports SET state = 'interrupted', ended = ? WHERE state = 'running'",
                arguments: [time.ticks])
            return database.changesCount
        }
    }

    package func record(_ id: Int64) async throws(StoreError) -> ImportRecord {
        try await database.read { try Self.record(id, $0) }
    }

    package func records(limit: Int, before id: Int64?) async throws(StoreError) -> [ImportRecord] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM imports WHERE id < ? ORDER BY id DESC LIMIT ?",
                arguments: [id ?? .max, max(1, min(limit, 1_000))]
            ).map(Self.record)
        }
    }

    package func problems(of id: Int64, limit: Int) async throws(StoreError) -> [ImportProblem] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT file, en, ja FROM import_problems WHERE import = ? ORDER BY number LIMIT ?",
                arguments: [id, max(0, limit)]
            ).map { ImportProblem(file: $0["file"], text: Text(en: $0["en"], ja: $0["ja"])) }
        }
    }

    package func remove(_ id: Int64) async throws(StoreError) {
        try await database.write { database in
            if try Self.record(id, database).state == .running { throw StoreError.conflict }
            try database.execute(sql: "DELETE FROM imports WHERE id = ?", arguments: [id])
        }
    }

    private static func set(_ counts: ImportCounts, of id: Int64, _ database: Database) throws {
        try database.execute(
            sql: "UPDATE imports SET added = ?, known = ?, findings = ?, problems = ? WHERE id = ?",
            arguments: [counts.added, counts.known, counts.findings, counts.problems, id])
        if database.changesCount == 0 { throw StoreError.notFound }
    }

    private static func record(_ id: Int64, _ database: Database) throws -> ImportRecord {
        let row = try Row.fetchOne(database, sql: "SELECT * FROM imports WHERE id = ?", arguments: [id])
        guard let row else { throw StoreError.notFound }
        return try record(row)
    }

    private static func record(_ row: Row) throws -> ImportRecord {
        let name: String = row["state"]
        guard let state = ImportState(rawValue: name) else { throw StoreError.damaged("imports.state") }
        let list: String = row["files"]
        guard let files = try? JSONDecoder().decode([ImportedFile].self, from: Data(list.utf8)) else {
            throw StoreError.damaged("imports.files")
        }
        let ended: Int64? = row["ended"]
        var counts = ImportCounts()
        counts.added = row["added"]
        counts.known = row["known"]
        counts.findings = row["findings"]
        counts.problems = row["problems"]
        return ImportRecord(
            id: row["id"], author: row["author"], files: files, began: Timestamp(ticks: row["began"]),
            ended: ended.map { Timestamp(ticks: $0) }, state: state, counts: counts)
    }
}
