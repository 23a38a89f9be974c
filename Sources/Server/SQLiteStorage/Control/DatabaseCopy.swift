import Foundation
import GRDB
import Storage

/// A copy of a database that others go on writing to, as it is at one moment.
package enum DatabaseCopy {
    /// - Parameters:
    ///   - path: An SQLite database; ``StoreError/notFound`` where there is none.
    ///   - copy: There is no file of that name yet.
    package static func make(of path: String, at copy: String) throws(StoreError) {
        guard FileManager.default.fileExists(atPath: path) else { throw .notFound }
        do {
            // For its owner alone from the first byte on.
            guard FileManager.default.createFile(atPath: copy, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw StoreError.system(copy) }
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            let source = try DatabaseQueue(path: path, configuration: configuration)
            let target = try DatabaseQueue(path: copy)
            try source.backup(to: target)
            let problem = try target.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
            guard problem == "ok" else { throw StoreError.damaged(path) }
            try target.close()
            try source.close()
        } catch {
            throw StoreError(error)
        }
    }
}
