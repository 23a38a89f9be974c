import GRDB
import Storage

/// The groups of hosts, in the control database.
package struct SQLiteGroupStore: GroupStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func groups() async throws(StoreError) -> [HostGroup] {
        try await database.read { database in
            try Row.fetchAll(database, sql: "SELECT id, name FROM host_groups ORDER BY name").map {
                HostGroup(id: $0["id"], name: $0["name"])
            }
        }
    }

    package func addGroup(_ name: String) async throws(StoreError) -> Int64 {
        try await database.write { database in
            try database.execute(sql: "INSERT INTO host_groups (name) VALUES (?)", arguments: [name])
            return database.lastInsertedRowID
        }
    }

    package func renameGroup(_ id: Int64, _ name: String) async throws(StoreError) {
        try await database.write { database in
            try database.execute(sql: "UPDATE host_groups SET name = ? WHERE id = ?", arguments: [name, id])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    package func removeGroup(_ id: Int64) async throws(StoreError) {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM host_groups WHERE id = ?", arguments: [id])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }
}
