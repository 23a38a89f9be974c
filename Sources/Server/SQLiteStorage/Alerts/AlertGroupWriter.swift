import Detection
import Events
import GRDB
import Storage

/// Puts findings into the alerts they belong to, within one transaction.
struct AlertGroupWriter {
    let database: Database
    let windowTicks: Int64
    /// Alerts that are new and still there.
    private(set) var opened: Set<Int64> = []

    init(_ database: Database, windowSeconds: Int64) {
        self.database = database
        windowTicks = min(max(0, windowSeconds), .max / Timestamp.ticksPerSecond) * Timestamp.ticksPerSecond
    }

    mutating func add(_ finding: AlertFinding) throws {
        let host = finding.host.lowercased()
        let known = try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM alert_evidence WHERE host_key = ? AND event = ? AND rule = ?)",
            arguments: [host, finding.event, finding.rule])
        if known == true { return }
        let alert = try place(finding, host)
        try database.execute(
            sql: "INSERT INTO alert_evidence (host_key, event, rule, host, time, alert) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [host, finding.event, finding.rule, finding.host, finding.time.ticks, alert])
    }

    private mutating func place(_ finding: AlertFinding, _ host: String) throws -> Int64 {
        let time = finding.time.ticks
        let group: StatementArguments = [finding.rule, host, finding.chain]
        let closed = try Int64.fetchOne(
            database,
            sql: """
                SELECT id FROM alerts WHERE rule = ? AND host_key = ? AND chain = ? AND last >= ? AND first <= ?
                AND state IN ('closed-true', 'closed-false') ORDER BY id LIMIT 1
                """, arguments: group + [time, time])
        let near = try Int64.fetchAll(
            database,
            sql: """
                SELECT id FROM alerts WHERE rule = ? AND host_key = ? AND chain = ? AND last >= ? AND first <= ?
                AND state IN ('new', 'in-progress') ORDER BY id
                """, arguments: group + [saturating(time, -windowTicks), saturating(time, windowTicks)])
        guard let alert = closed ?? near.first else { return try open(finding, host) }
        if closed == nil {
            for other in near.dropFirst() { try merge(other, into: alert) }
            try noteRise(of: alert, to: finding.level)
        }
        // The earliest finding speaks for the alert; of two at one moment the one whose identity sorts first.
        try database.execute(
            sql: """
                UPDATE alerts SET
                    user = iif((?1, ?2) < (first, first_event), ?3, user),
                    program = iif((?1, ?2) < (first, first_event), ?4, program),
                    host = iif((?1, ?2) < (first, first_event), ?5, host),
                    first_event = iif((?1, ?2) < (first, first_event), ?2, first_event),
                    first = min(first, ?1), last = max(last, ?1), level = max(level, ?6), count = count + 1
                WHERE id = ?7
                """,
            arguments: [
                time, finding.event, finding.user, finding.program, finding.host, Int64(finding.level.rawValue), alert,
            ])
        return alert
    }

    private mutating func open(_ finding: AlertFinding, _ host: String) throws -> Int64 {
        try database.execute(
            sql: """
                INSERT INTO alerts (rule, watch, host_key, host, chain, user, program, level, count, first, first_event,
                    last, state, assignee)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, 'new', '')
                """,
            arguments: [
                finding.rule, finding.watch, host, finding.host, finding.chain, finding.user, finding.program,
                Int64(finding.level.rawValue), finding.time.ticks, finding.event, finding.time.ticks,
            ])
        let alert = database.lastInsertedRowID
        opened.insert(alert)
        try database.execute(
            sql: "INSERT INTO alert_news (alert, level) VALUES (?, ?)",
            arguments: [alert, Int64(finding.level.rawValue)])
        return alert
    }

    /// An alert that becomes worse is news again.
    private func noteRise(of alert: Int64, to level: Level) throws {
        try database.execute(
            sql:
                "INSERT INTO alert_news (alert, level, before) SELECT id, ?1, level FROM alerts WHERE id = ?2 AND level < ?1",
            arguments: [Int64(level.rawValue), alert])
    }

    /// Two open alerts turn out to be one: the later number leads to the earlier from now on.
    private mutating func merge(_ other: Int64, into alert: Int64) throws {
        let both: StatementArguments = ["other": other, "alert": alert]
        // What nobody was told of the other yet is news of this one, where the other is worse.
        try database.execute(
            sql: """
                INSERT INTO alert_news (alert, level, before) SELECT a.id, o.level, a.level FROM alerts AS a, alerts AS o
                WHERE a.id = :alert AND o.id = :other AND o.level > a.level
                AND EXISTS (SELECT 1 FROM alert_news WHERE alert = :other)
                """, arguments: both)
        try database.execute(sql: "DELETE FROM alert_news WHERE alert = ?", arguments: [other])
        try database.execute(
            sql: """
                UPDATE alerts SET
                    user = iif((o.first, o.first_event) < (alerts.first, alerts.first_event), o.user, alerts.user),
                    program = iif((o.first, o.first_event) < (alerts.first, alerts.first_event), o.program, alerts.program),
                    host = iif((o.first, o.first_event) < (alerts.first, alerts.first_event), o.host, alerts.host),
                    first_event =
                        iif((o.first, o.first_event) < (alerts.first, alerts.first_event), o.first_event, alerts.first_event),
                    first = min(alerts.first, o.first), last = max(alerts.last, o.last),
                    level = max(alerts.level, o.level), count = alerts.count + o.count,
                    state = iif(o.state = 'in-progress', o.state, alerts.state),
                    assignee = iif(alerts.assignee = '', o.assignee, alerts.assignee)
                FROM alerts AS o WHERE o.id = :other AND alerts.id = :alert
                """, arguments: both)
        for table in ["alert_evidence", "alert_entries", "alert_forwards"] {
            try database.execute(sql: "UPDATE \(table) SET alert = :alert WHERE alert = :other", arguments: both)
        }
        try database.execute(sql: "INSERT INTO alert_forwards (id, alert) VALUES (:other, :alert)", arguments: both)
        try database.execute(sql: "DELETE FROM alerts WHERE id = ?", arguments: [other])
        opened.remove(other)
    }

    private func saturating(_ time: Int64, _ ticks: Int64) -> Int64 {
        let (sum, overflow) = time.addingReportingOverflow(ticks)
        return overflow ? (ticks < 0 ? .min : .max) : sum
    }
}
