import Events
import GRDB
import Storage

/// Hosts and their groups, in the control database.
package struct SQLiteHostStore: HostStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func seen(_ sightings: [HostSighting]) async throws(StoreError) {
        try await database.write { database in
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO hosts (key, name, first, last) VALUES (?, ?, ?, ?)
                    ON CONFLICT (key) DO UPDATE SET
                        first = min(coalesce(first, excluded.first), excluded.first),
                        last = max(coalesce(last, excluded.last), excluded.last)
                    """)
            for sighting in sightings {
                try statement.execute(arguments: [
                    sighting.name.lowercased(), sighting.name, sighting.first.ticks, sighting.last.ticks,
                ])
            }
        }
    }

    package func hosts() async throws(StoreError) -> [HostRecord] {
        try await database.read { database in
            try Row.fetchAll(database, sql: Self.selection + " ORDER BY hosts.key").map(Self.record)
        }
    }

    package func host(_ name: String) async throws(StoreError) -> HostRecord {
        try await database.read { database in
            let row = try Row.fetchOne(
                database, sql: Self.selection + " WHERE hosts.key = ?", arguments: [name.lowercased()])
            guard let row else { throw StoreError.notFound }
            return Self.record(row)
        }
    }

    package func describe(_ descriptions: [HostDescription]) async throws(StoreError) {
        try await database.write { database in
            for description in descriptions {
                if let group = description.group {
                    let sql = "SELECT EXISTS (SELECT 1 FROM host_groups WHERE id = ?)"
                    guard try Bool.fetchOne(database, sql: sql, arguments: [group]) == true else {
                        throw StoreError.notFound
                    }
                }
                try database.execute(
                    sql: """
                        INSERT INTO hosts (key, name, host_group, owner, note) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (key) DO UPDATE SET
                            host_group = excluded.host_group, owner = excluded.owner, note = excluded.note
                        """,
                    arguments: [
                        description.name.lowercased(), description.name, description.group, description.owner,
                        description.note,
                    ])
            }
        }
    }

    package func remove(_ name: String) async throws(StoreError) {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM hosts WHERE key = ?", arguments: [name.lowercased()])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    private static let selection = """
        SELECT hosts.name, hosts.first, hosts.last, hosts.owner, hosts.note, host_groups.id AS group_id,
            host_groups.name AS group_name
        FROM hosts LEFT JOIN host_groups ON host_groups.id = hosts.host_group
        """

    private static func record(_ row: Row) -> HostRecord {
        let first: Int64? = row["first"]
        let last: Int64? = row["last"]
        let group: Int64? = row["group_id"]
        return HostRecord(
            name: row["name"], first: first.map { Timestamp(ticks: $0) }, last: last.map { Timestamp(ticks: $0) },
            group: group.map { HostGroup(id: $0, name: row["group_name"]) }, owner: row["owner"], note: row["note"])
    }
}
