import Events
import GRDB
import Storage

/// The versions of the policy, in the control database.
package struct SQLitePolicyStore: PolicyStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func current() async throws(StoreError) -> PolicyVersion? {
        try await database.read { database in
            let sql = "SELECT * FROM policy_versions ORDER BY number DESC LIMIT 1"
            return try Row.fetchOne(database, sql: sql).map(Self.version)
        }
    }

    package func add(
        _ yaml: String, author: String, comment: String, at time: Timestamp, onto previous: Int64?
    ) async throws(StoreError) -> PolicyVersion {
        try await database.write { database in
            let last = try Int64.fetchOne(database, sql: "SELECT max(number) FROM policy_versions")
            guard last == previous else { throw StoreError.conflict }
            let heading = PolicyVersion.Heading(
                number: (last ?? 0) + 1, author: author, time: time, comment: comment)
            try database.execute(
                sql: "INSERT INTO policy_versions (number, author, time, comment, yaml) VALUES (?, ?, ?, ?, ?)",
                arguments: [heading.number, author, time.ticks, comment, yaml])
            return PolicyVersion(heading: heading, yaml: yaml)
        }
    }

    package func version(_ number: Int64) async throws(StoreError) -> PolicyVersion {
        try await database.read { database in
            let sql = "SELECT * FROM policy_versions WHERE number = ?"
            guard let row = try Row.fetchOne(database, sql: sql, arguments: [number]) else { throw StoreError.notFound }
            return Self.version(row)
        }
    }

    package func versions(limit: Int) async throws(StoreError) -> [PolicyVersion.Heading] {
        try await database.read { database in
            let sql = "SELECT number, author, time, comment FROM policy_versions ORDER BY number DESC LIMIT ?"
            return try Row.fetchAll(database, sql: sql, arguments: [max(0, limit)]).map(Self.heading)
        }
    }

    private static func version(_ row: Row) -> PolicyVersion {
        PolicyVersion(heading: heading(row), yaml: row["yaml"])
    }

    private static func heading(_ row: Row) -> PolicyVersion.Heading {
        PolicyVersion.Heading(
            number: row["number"], author: row["author"], time: Timestamp(ticks: row["time"]), comment: row["comment"])
    }
}
