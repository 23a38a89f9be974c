import Foundation
import GRDB
import Storage

/// Everything that is no log line: people, alerts, exceptions, policies, notifications, the audit log. One SQLite database.
package final class ControlDatabase: Sendable {
    let pool: DatabasePool

    /// - Parameter path: Of the file; it is made where it is missing, readable by its owner alone.
    package init(path: String) throws(StoreError) {
        do {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = true
            configuration.busyMode = .timeout(10)
            configuration.prepareDatabase { database in
                // A damaged or hostile file shall not run code of its own.
                try database.execute(sql: "PRAGMA trusted_schema = OFF")
            }
            if !FileManager.default.fileExists(atPath: path) {
                _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.waitForDisk()
            var migrator = DatabaseMigrator()
            for migration in Self.migrations {
                migrator.registerMigration(migration.name) { try migration.change($0) }
            }
            try migrator.migrate(pool)
        } catch {
            throw StoreError(error)
        }
    }

    /// In the order of their numbers.
    static let migrations: [Migration] =
        PeopleMigrations.all + AlertMigrations.all + ImportMigrations.all + HostMigrations.all + PolicyMigrations.all
        + SearchMigrations.all + SettingsMigrations.all + ExceptionMigrations.all + NotificationMigrations.all
        + AgentMigrations.all + GroupPolicyMigrations.all + EvidenceMigrations.all
}

extension StoreError {
    /// What an error of SQLite means to the one who asked.
    init(_ error: any Error) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .system(String(describing: error))
            return
        }
        switch error.resultCode.primaryResultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(error.message ?? "")
        case .SQLITE_CONSTRAINT: self = .conflict
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
        default: self = .system(error.message ?? error.resultCode.description)
        }
    }
}
