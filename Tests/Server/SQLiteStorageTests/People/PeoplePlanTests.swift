import GRDB
import Testing

@testable import SQLiteStorage

@Suite struct PeoplePlanTests {
    @Test(
        "finds what every request asks for by an index, without sorting",
        arguments: [
            "SELECT * FROM sessions WHERE digest = ?", "SELECT * FROM api_tokens WHERE digest = ?",
            "SELECT * FROM accounts WHERE key = ?",
            "SELECT * FROM audit WHERE number < ? ORDER BY number DESC LIMIT 100",
            "SELECT * FROM access_reasons WHERE session = ? AND subject = 'user:a'",
        ])
    func plans(_ sql: String) throws {
        let control = try TemporaryControl()
        let plan = try control.database.pool.read { database in
            try String.fetchAll(
                database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: [1], adapter: SuffixRowAdapter(fromIndex: 3))
        }
        #expect(plan.count == 1 && plan[0].hasPrefix("SEARCH"), "\(plan)")
    }
}
