import Events
import Foundation
import Storage

/// What the console asks, with the time that the answers take: the median of five.
struct Queries {
    let store: any LogStore
    /// When the last line was.
    let last: Timestamp

    func run() async throws {
        let host = Traffic.hosts[7]
        try await time("newest 100 of a host and hour", goal: 20) {
            var query = LogQuery()
            query.hosts = [host]
            query.until = last
            query.since = Timestamp(ticks: last.ticks - 36_000_000_000)
            return try await store.lines(query, limit: 100, after: nil).lines.count
        }
        try await time("newest 100 of all", goal: 20) {
            try await store.lines(LogQuery(), limit: 100, after: nil).lines.count
        }
        try await time("a process's chain", goal: 20) {
            try await store.chain(
                of: ProcessReference(host: host, key: "747F3D96-D765-5D31-0000-001000000011")
            ).count
        }
        try await time("substring of a path, found late, one day", goal: 300) {
            var query = LogQuery()
            query.text = "見積_777 "
            query.until = Timestamp(ticks: Traffic.start.ticks + 864_000_000_000)
            return try await store.lines(query, limit: 1_000, after: nil).lines.count
        }
        try await time("substring that is nowhere, all days", goal: 3_000) {
            var query = LogQuery()
            query.text = "nowhere-at-all"
            return try await store.lines(query, limit: 100, after: nil).lines.count
        }
        try await time("counts by hour", goal: 20) {
            try await store.counts(LogQuery(), step: 3_600).count
        }
    }

    private func time(_ name: String, goal: Int, _ ask: () async throws -> Int) async throws {
        var times: [Double] = []
        var answers = 0
        for _ in 0..<5 {
            let start = Cost.wall
            answers = try await ask()
            times.append(Cost.wall - start)
        }
        let median = String(format: "%8.1f", times.sorted()[2] * 1_000)
        print("\(median) ms   goal \(goal)   \(name) (\(answers))")
    }
}
