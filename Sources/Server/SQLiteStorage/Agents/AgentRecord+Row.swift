import Events
import GRDB
import Storage

extension AgentRecord {
    static let selection = """
        SELECT agents.*, hosts.host_group, host_groups.name AS group_name
        FROM agents LEFT JOIN hosts ON hosts.key = agents.key
            LEFT JOIN host_groups ON host_groups.id = hosts.host_group
        """

    init(row: Row) throws {
        guard let state = AgentRecord.State(rawValue: row["state"]) else { throw StoreError.damaged("agents") }
        var counters = AgentCounters()
        counters.batches = row["batches"]
        counters.lines = row["lines"]
        counters.missing = row["missing"]
        counters.unreadable = row["unreadable"]
        self.init(
            id: row["id"], name: row["name"], claimedName: row["claimed_name"], state: state, serial: row["serial"],
            nextSerial: row["next_serial"], certificateEnds: Timestamp(ticks: row["certificate_ends"]),
            version: row["version"], system: row["system"], enrolled: Timestamp(ticks: row["enrolled"]),
            lastSeen: (row["last_seen"] as Int64?).map { Timestamp(ticks: $0) }, address: row["address"],
            group: HostGroup(ofRow: row), counters: counters)
        policy.fetched = row["policy_fetched"]
        policy.obeyed = row["policy_obeyed"]
        policy.time = (row["policy_time"] as Int64?).map { Timestamp(ticks: $0) }
        policy.problem = row["policy_problem"]
        left = (row["left_at"] as Int64?).map { Timestamp(ticks: $0) }
    }

    static func fetch(_ id: String, _ database: Database) throws -> AgentRecord {
        let row = try Row.fetchOne(database, sql: selection + " WHERE agents.id = ?", arguments: [id])
        guard let row else { throw StoreError.notFound }
        return try AgentRecord(row: row)
    }
}

extension EnrolmentToken {
    static let selection = """
        SELECT enrolment_tokens.*, host_groups.name AS group_name
        FROM enrolment_tokens LEFT JOIN host_groups ON host_groups.id = enrolment_tokens.host_group
        """

    init(row: Row) {
        self.init(
            id: row["id"], kind: row["is_group"] ? .group : .single(name: row["name"]),
            digest: Concealed(row["digest"]), group: HostGroup(ofRow: row), created: Timestamp(ticks: row["created"]),
            expires: Timestamp(ticks: row["expires"]), author: row["author"], uses: row["uses"])
    }
}

extension HostGroup {
    /// The group of a row of another table that has one.
    fileprivate init?(ofRow row: Row) {
        guard let id: Int64 = row["host_group"], let name: String = row["group_name"] else { return nil }
        self.init(id: id, name: name)
    }
}
