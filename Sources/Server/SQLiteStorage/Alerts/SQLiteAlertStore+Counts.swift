import Detection
import Events
import GRDB
import Storage

extension SQLiteAlertStore {
    package func openCount() async throws(StoreError) -> Int {
        try await database.read { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM alerts WHERE state IN ('new', 'in-progress')") ?? 0
        }
    }

    package func openCounts() async throws(StoreError) -> [String: Int] {
        try await database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT host_key, count(*) AS n FROM alerts WHERE state IN ('new', 'in-progress') GROUP BY host_key
                    """)
            return Dictionary(rows.map { ($0["host_key"] as String, $0["n"] as Int) }) { first, _ in first }
        }
    }

    package func urgent(limit: Int) async throws(StoreError) -> [Alert] {
        try await database.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM alerts WHERE state IN ('new', 'in-progress') ORDER BY level DESC, last DESC LIMIT ?
                    """, arguments: [max(0, limit)]
            ).map(Self.alert)
        }
    }

    package func latest() async throws(StoreError) -> Timestamp? {
        try await database.read { database in
            try Int64.fetchOne(database, sql: "SELECT max(last) FROM alerts").map { Timestamp(ticks: $0) }
        }
    }

    package func counts(steps: [Timestamp], until: Timestamp) async throws(StoreError) -> [AlertCount] {
        try await database.read { database in
            var counts: [AlertCount] = []
            for (index, step) in steps.enumerated() {
                let end = index + 1 < steps.count ? steps[index + 1] : until
                let rows = try Row.fetchCursor(
                    database,
                    sql: """
                        SELECT watch, level, count(*) AS n FROM alerts WHERE last >= ? AND last < ?
                        GROUP BY watch, level ORDER BY watch, level
                        """, arguments: [step.ticks, end.ticks])
                while let row = try rows.next() {
                    let number: Int64 = row["level"]
                    guard let level = UInt8(exactly: number).flatMap(Level.init(rawValue:)) else {
                        throw StoreError.damaged("alerts")
                    }
                    counts.append(AlertCount(time: step, watch: row["watch"], level: level, count: row["n"]))
                }
            }
            return counts
        }
    }
}
