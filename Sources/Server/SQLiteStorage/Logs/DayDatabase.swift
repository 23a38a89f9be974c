import Foundation
import GRDB
import Storage

/// The database of one day, open.
///
/// `@unchecked Sendable`: the writer is only used inside the pool's one write at a time.
final class DayDatabase: @unchecked Sendable {
    /// `YYYY-MM-DD`
    let day: String
    let pool: DatabasePool
    let writer = DayWriter()
    /// Its files were moved or deleted: what is written from now on would be lost. Changed inside of a write only.
    private var isGone = false

    init(path: String, day: String) throws {
        self.day = day
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 3
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            // A damaged or hostile file shall not run code of its own.
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            // Those who read go through much once; the one who writes comes to the same pages again and again.
            try database.execute(sql: "PRAGMA cache_size = \(database.configuration.readonly ? -2_000 : -8_000)")
            // Pages that many batches change are worked into the database once, every 32 MB.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
        }
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        pool = try DatabasePool(path: path, configuration: configuration)
        try pool.waitForDisk()
        var migrator = DatabaseMigrator()
        for migration in DaySchema.migrations + [DayReception.migration] {
            migrator.registerMigration(migration.name) { try migration.change($0) }
        }
        try migrator.migrate(pool)
    }

    /// Changes the database in one transaction.
    ///
    /// - Throws: ``Gone`` when its files are no longer there.
    func write<Answer: Sendable>(
        _ change: @escaping @Sendable (Database, DayWriter) throws -> Answer
    ) async throws -> Answer {
        try await pool.write { database in
            guard !self.isGone else { throw Gone() }
            return try change(database, self.writer)
        }
    }

    /// Takes the files away while nobody writes, and lets nobody write afterwards.
    func leave(_ take: @escaping @Sendable () throws -> Void) async throws {
        try await pool.writeWithoutTransaction { _ in
            guard !self.isGone else { return }
            self.isGone = true
            try take()
        }
    }

    struct Gone: Error {}
}
