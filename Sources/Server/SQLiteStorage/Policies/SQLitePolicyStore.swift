import Events
import GRDB
import Storage

/// The versions of the policy, in the control database.
package struct SQLitePolicyStore: PolicyStore {
    private let database: ControlDatabase

    private static let headings =
        "SELECT number, author, time, comment, host_group, group_name, based_on, is_removal FROM policy_versions"

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func current(of group: Int64?) async throws(StoreError) -> PolicyVersion? {
        try await database.read { try Self.current(of: group, $0) }
    }

    package func currentNumbers() async throws(StoreError) -> PolicyNumbers {
        try await database.read { database in
            var numbers = PolicyNumbers()
            // With max() the other columns are of its row.
            let sql = "SELECT host_group, max(number) AS number, is_removal FROM policy_versions GROUP BY host_group"
            for row in try Row.fetchAll(database, sql: sql) {
                let number: Int64 = row["number"]
                if let group: Int64 = row["host_group"] {
                    if !(row["is_removal"] as Bool) { numbers.groups[group] = number }
                } else {
                    numbers.general = number
                }
            }
            return numbers
        }
    }

    package func add(
        _ yaml: String, of group: Int64?, author: String, comment: String, at time: Timestamp, onto previous: Int64?
    ) async throws(StoreError) -> PolicyVersion {
        try await database.write { database in
            var heading = PolicyVersion.Heading(number: 0, author: author, time: time, comment: comment)
            let last = try Self.current(of: group, database)?.heading
            guard last?.number == previous else { throw StoreError.conflict }
            if let group {
                let name = try String.fetchOne(
                    database, sql: "SELECT name FROM host_groups WHERE id = ?", arguments: [group])
                guard let name else { throw StoreError.notFound }
                heading.group = HostGroup(id: group, name: name)
                heading.basedOn = try last?.basedOn ?? Self.current(of: nil, database)?.heading.number ?? 0
            }
            return try Self.insert(PolicyVersion(heading: heading, yaml: yaml), database)
        }
    }

    package func remove(
        of group: Int64, author: String, comment: String, at time: Timestamp, onto previous: Int64
    ) async throws(StoreError) -> PolicyVersion {
        try await database.write { database in
            guard let last = try Self.current(of: group, database), last.heading.number == previous else {
                throw StoreError.conflict
            }
            let heading = PolicyVersion.Heading(
                number: 0, author: author, time: time, comment: comment, group: last.heading.group, isRemoval: true)
            return try Self.insert(PolicyVersion(heading: heading, yaml: ""), database)
        }
    }

    package func version(_ number: Int64) async throws(StoreError) -> PolicyVersion {
        try await database.read { database in
            let sql = "SELECT * FROM policy_versions WHERE number = ?"
            guard let row = try Row.fetchOne(database, sql: sql, arguments: [number]) else { throw StoreError.notFound }
            return Self.version(row)
        }
    }

    package func versions(of group: Int64?, limit: Int) async throws(StoreError) -> [PolicyVersion.Heading] {
        try await database.read { database in
            let sql = Self.headings + " WHERE host_group IS ? ORDER BY number DESC LIMIT ?"
            return try Row.fetchAll(database, sql: sql, arguments: [group, max(0, limit)]).map(Self.heading)
        }
    }

    package func before(_ version: PolicyVersion.Heading) async throws(StoreError) -> PolicyVersion? {
        try await database.read { database in
            let sql = """
                SELECT * FROM policy_versions WHERE host_group IS ? AND number < ? ORDER BY number DESC LIMIT 1
                """
            return try Row.fetchOne(database, sql: sql, arguments: [version.group?.id, version.number])
                .map(Self.version)
        }
    }

    private static func current(of group: Int64?, _ database: Database) throws -> PolicyVersion? {
        let sql = "SELECT * FROM policy_versions WHERE host_group IS ? ORDER BY number DESC LIMIT 1"
        let version = try Row.fetchOne(database, sql: sql, arguments: [group]).map(Self.version)
        return version.flatMap { $0.heading.isRemoval ? nil : $0 }
    }

    private static func insert(_ version: PolicyVersion, _ database: Database) throws -> PolicyVersion {
        var version = version
        version.heading.number = try Int64.fetchOne(database, sql: "SELECT max(number) FROM policy_versions") ?? 0
        version.heading.number += 1
        let heading = version.heading
        try database.execute(
            sql: """
                INSERT INTO policy_versions
                    (number, author, time, comment, yaml, host_group, group_name, based_on, is_removal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                heading.number, heading.author, heading.time.ticks, heading.comment, version.yaml, heading.group?.id,
                heading.group?.name ?? "", heading.basedOn, heading.isRemoval,
            ])
        return version
    }

    private static func version(_ row: Row) -> PolicyVersion {
        PolicyVersion(heading: heading(row), yaml: row["yaml"])
    }

    private static func heading(_ row: Row) -> PolicyVersion.Heading {
        PolicyVersion.Heading(
            number: row["number"], author: row["author"], time: Timestamp(ticks: row["time"]), comment: row["comment"],
            group: (row["host_group"] as Int64?).map { HostGroup(id: $0, name: row["group_name"]) },
            basedOn: row["based_on"], isRemoval: row["is_removal"])
    }
}
