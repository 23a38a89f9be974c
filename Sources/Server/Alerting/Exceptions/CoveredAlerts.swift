import Events
import Storage

/// Open alerts that an exception explains completely.
package enum CoveredAlerts {
    /// Those all of whose findings are covered, the latest first; at most `limit` open alerts are looked at.
    package static func find(
        _ conditions: ExceptionConditions, alerts: any AlertStore, logs: any LogStore, groups: GroupsByHost,
        limit: Int = 200
    ) async throws(StoreError) -> [Alert] {
        var query = AlertQuery()
        query.states = [.new, .inProgress]
        query.watch = conditions.watch
        query.rule = conditions.rule
        let match = ExceptionMatch(conditions)
        var covered: [Alert] = []
        for alert in try await alerts.alerts(query, limit: limit) {
            let (lines, isAll) = try await AlertLines.read(alert, alerts, logs)
            if isAll, lines.allSatisfy({ match.covers($0, groups) }) { covered.append(alert) }
        }
        return covered
    }

    /// Closes those of the alerts that are still covered completely, as false.
    ///
    /// - Returns: The numbers of those that were closed.
    package static func close(
        _ exception: AlertException, _ ids: Set<Int64>, alerts: any AlertStore, logs: any LogStore,
        groups: GroupsByHost, comment: String, author: String, at time: Timestamp
    ) async throws(StoreError) -> [Int64] {
        let covered = try await find(exception.conditions, alerts: alerts, logs: logs, groups: groups)
        var closed: [Int64] = []
        for alert in covered where ids.contains(alert.id) {
            try await alerts.add(AlertEntry(.comment(comment), author: author, time: time), to: alert.id)
            try await alerts.add(AlertEntry(.state(.closedFalse), author: author, time: time), to: alert.id)
            closed.append(alert.id)
        }
        return closed
    }
}
