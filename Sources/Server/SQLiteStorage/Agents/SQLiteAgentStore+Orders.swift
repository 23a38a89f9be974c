import Events
import GRDB
import Storage

extension SQLiteAgentStore {
    package func add(_ orders: [AgentOrder], at time: Timestamp) async throws(StoreError) -> [AgentOrder] {
        try await database.write { database in
            var last = try Int64.fetchOne(database, sql: "SELECT last FROM agent_order_counter") ?? 0
            var added = orders
            for index in added.indices {
                last = max(last + 1, time.wholeMilliseconds)
                added[index].counter = last
                try Self.insert(added[index], database)
            }
            try database.execute(sql: "UPDATE agent_order_counter SET last = ?", arguments: [last])
            return added
        }
    }

    private static func insert(_ order: AgentOrder, _ database: Database) throws {
        let kind: String
        var policy: Int64?
        var body = ""
        switch order.content {
        case .policy(let version): (kind, policy) = ("policy", version)
        case .command(let text): (kind, body) = ("command", text)
        case .key(let digits): (kind, body) = ("key", digits)
        case .removal(let text): (kind, body) = ("removal", text)
        case .evidence(let text): (kind, body) = ("evidence", text)
        }
        try database.execute(
            sql: """
                INSERT INTO agent_orders (counter, agent, kind, policy, body, created, expires, author, reason, state)
                SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, 'queued' FROM agents WHERE id = ? AND state <> 'revoked'
                """,
            arguments: [
                order.counter, kind, policy, body, order.created.ticks, order.expires.ticks, order.author,
                order.reason, order.agent,
            ])
        if database.changesCount == 0 { throw StoreError.notFound }
    }

    package func toldPolicies() async throws(StoreError) -> [String: Int64] {
        try await database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT agent, policy, max(counter) FROM agent_orders WHERE kind = 'policy' GROUP BY agent")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["agent"] as String, $0["policy"] as Int64) })
        }
    }

    package func groupsOfAgents() async throws(StoreError) -> [String: Int64] {
        try await database.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT agents.id, hosts.host_group FROM agents JOIN hosts ON hosts.key = agents.key
                    WHERE agents.state = 'active' AND hosts.host_group IS NOT NULL
                    """)
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["id"] as String, $0["host_group"] as Int64) })
        }
    }

    package func toldKey(_ digits: String) async throws(StoreError) -> [String: Bool] {
        try await database.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT agent, state FROM agent_orders WHERE kind = 'key' AND body = ?",
                arguments: [digits])
            return Dictionary(
                rows.map { ($0["agent"] as String, ($0["state"] as String) != "queued") },
                uniquingKeysWith: { $0 || $1 })
        }
    }

    package func orders(
        for agent: String, after counter: Int64, at time: Timestamp
    ) async throws(StoreError) -> [AgentOrder] {
        try await database.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM agent_orders
                    WHERE agent = ?1 AND counter > ?2 AND expires > ?3 AND state IN ('queued', 'fetched')
                        AND (kind NOT IN ('policy', 'removal') OR counter =
                            (SELECT max(counter) FROM agent_orders AS other
                                WHERE other.agent = ?1 AND other.kind = agent_orders.kind))
                    ORDER BY counter LIMIT 100
                    """,
                arguments: [agent, counter, time.ticks]
            ).map(Self.order)
        }
    }

    package func orders(of agent: String, limit: Int) async throws(StoreError) -> [AgentOrder] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM agent_orders WHERE agent = ? ORDER BY counter DESC LIMIT ?",
                arguments: [agent, max(0, limit)]
            ).map(Self.order)
        }
    }

    package func noteFetched(_ counters: [Int64], at time: Timestamp) async throws(StoreError) {
        try await database.write { database in
            for counter in counters {
                try database.execute(
                    sql: """
                        UPDATE agent_orders SET state = 'fetched', fetched = coalesce(fetched, ?)
                        WHERE counter = ? AND state = 'queued'
                        """,
                    arguments: [time.ticks, counter])
                try database.execute(
                    sql: """
                        UPDATE agents SET policy_fetched = orders.policy
                        FROM (SELECT agent, policy FROM agent_orders WHERE counter = ? AND kind = 'policy') AS orders
                        WHERE agents.id = orders.agent
                        """,
                    arguments: [counter])
            }
        }
    }

    package func setState(
        _ state: AgentOrder.State, ofOrder counter: Int64, result: String, at time: Timestamp
    ) async throws(StoreError) {
        try await database.write { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM agent_orders WHERE counter = ?", arguments: [counter])
            guard let row else { throw StoreError.notFound }
            switch (try Self.order(row).state, state) {
            case (.queued, .withdrawn), (.queued, .done), (.queued, .failed), (.fetched, .done), (.fetched, .failed):
                break
            default: throw StoreError.conflict
            }
            try database.execute(
                sql: "UPDATE agent_orders SET state = ?, finished = ?, result = ? WHERE counter = ?",
                arguments: [state.rawValue, time.ticks, result, counter])
        }
    }

    private static func order(_ row: Row) throws -> AgentOrder {
        let content: AgentOrder.Content
        switch row["kind"] as String {
        case "policy": content = .policy(version: row["policy"])
        case "command": content = .command(row["body"])
        case "key": content = .key(row["body"])
        case "removal": content = .removal(row["body"])
        case "evidence": content = .evidence(row["body"])
        default: throw StoreError.damaged("agent_orders")
        }
        guard let state = AgentOrder.State(rawValue: row["state"]) else { throw StoreError.damaged("agent_orders") }
        return AgentOrder(
            counter: row["counter"], agent: row["agent"], content: content, created: Timestamp(ticks: row["created"]),
            expires: Timestamp(ticks: row["expires"]), author: row["author"], reason: row["reason"], state: state,
            fetched: (row["fetched"] as Int64?).map { Timestamp(ticks: $0) },
            finished: (row["finished"] as Int64?).map { Timestamp(ticks: $0) }, result: row["result"])
    }
}
