import Events
import GRDB
import Storage

/// Agents, in the control database.
package struct SQLiteAgentStore: AgentStore {
    let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func agents() async throws(StoreError) -> [AgentRecord] {
        try await database.read { database in
            try Row.fetchAll(database, sql: AgentRecord.selection + " ORDER BY agents.key, agents.enrolled")
                .map(AgentRecord.init(row:))
        }
    }

    package func agent(_ id: String) async throws(StoreError) -> AgentRecord {
        try await database.read { try AgentRecord.fetch(id, $0) }
    }

    package func activeAgent(named name: String) async throws(StoreError) -> AgentRecord? {
        try await database.read { database in
            // The index is of those that are not revoked.
            let row = try Row.fetchOne(
                database,
                sql: AgentRecord.selection
                    + " WHERE agents.key = ? AND agents.state <> 'revoked' AND agents.state = 'active'",
                arguments: [name.lowercased()])
            return try row.map(AgentRecord.init(row:))
        }
    }

    package func setState(_ state: AgentRecord.State, of id: String) async throws(StoreError) -> AgentRecord {
        try await database.write { database in
            let agent = try AgentRecord.fetch(id, database)
            switch (agent.state, state) {
            case (.waiting, .active), (.waiting, .revoked), (.active, .revoked): break
            default: throw StoreError.conflict
            }
            try Self.setState(state, id, database)
            return try AgentRecord.fetch(id, database)
        }
    }

    /// What a revoked agent was still to do is taken back.
    static func setState(_ state: AgentRecord.State, _ id: String, _ database: Database) throws {
        try database.execute(
            sql: "UPDATE agents SET state = ? WHERE id = ?", arguments: [state.rawValue, id])
        guard state == .revoked else { return }
        try database.execute(
            sql: "UPDATE agent_orders SET state = 'withdrawn' WHERE agent = ? AND state = 'queued'", arguments: [id])
    }

    package func removeAgent(_ id: String) async throws(StoreError) {
        try await database.write { database in
            guard try AgentRecord.fetch(id, database).state == .revoked else { throw StoreError.conflict }
            try database.execute(sql: "DELETE FROM agents WHERE id = ?", arguments: [id])
        }
    }

    package func addCertificate(_ serial: String, ends: Timestamp, of id: String) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE agents SET next_serial = ?, certificate_ends = ? WHERE id = ? AND state <> 'revoked'",
                arguments: [serial, ends.ticks, id])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    package func useCertificate(_ serial: String, of id: String) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE agents SET serial = next_serial, next_serial = '' WHERE id = ? AND next_serial = ?",
                arguments: [id, serial])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    package func note(_ sightings: [AgentSighting]) async throws(StoreError) {
        try await database.write { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE agents SET last_seen = ?, version = ?, address = ? WHERE id = ?")
            for sighting in sightings {
                try statement.execute(
                    arguments: [sighting.time.ticks, sighting.version, sighting.address, sighting.agent])
            }
        }
    }

    package func note(_ receipts: [AgentReceipt]) async throws(StoreError) {
        try await database.write { database in
            let progress = try database.cachedStatement(
                sql: """
                    INSERT INTO agent_progress (agent, epoch, through, time)
                    SELECT id, ?, ?, ? FROM agents WHERE id = ?
                    ON CONFLICT (agent, epoch) DO UPDATE SET
                        through = max(through, excluded.through), time = excluded.time
                    """)
            let counters = try database.cachedStatement(
                sql: """
                    UPDATE agents SET batches = batches + ?, lines = lines + ?, missing = missing + ?,
                        unreadable = unreadable + ?
                    WHERE id = ?
                    """)
            let obeyed = try database.cachedStatement(
                sql: """
                    UPDATE agents SET policy_obeyed = ?, policy_time = ?, policy_problem = ''
                    WHERE id = ? AND coalesce(policy_time, 0) <= ?
                    """)
            let refused = try database.cachedStatement(
                sql: """
                    UPDATE agents SET policy_time = ?, policy_problem = ?
                    WHERE id = ? AND coalesce(policy_time, 0) <= ?
                    """)
            for receipt in receipts {
                if let word = receipt.policy {
                    let time = word.time.ticks
                    if word.problem.isEmpty {
                        try obeyed.execute(arguments: [word.version, time, receipt.agent, time])
                    } else {
                        try refused.execute(arguments: [time, word.problem, receipt.agent, time])
                    }
                }
                try progress.execute(arguments: [
                    Int64(bitPattern: receipt.progress.epoch), Int64(clamping: receipt.progress.through),
                    receipt.time.ticks, receipt.agent,
                ])
                let added = receipt.counters
                try counters.execute(arguments: [
                    added.batches, added.lines, added.missing, added.unreadable, receipt.agent,
                ])
            }
        }
    }

    /// An agent whose spool is made anew often keeps its latest epochs only.
    private static let epochLimit = 16

    package func progress(of id: String) async throws(StoreError) -> [AgentProgress] {
        try await database.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT epoch, through FROM agent_progress WHERE agent = ? ORDER BY time DESC LIMIT ?",
                arguments: [id, Self.epochLimit]
            ).map { row in
                AgentProgress(
                    epoch: UInt64(bitPattern: row["epoch"] as Int64), through: UInt64(row["through"] as Int64))
            }
        }
    }
}
