import Events
import Storage

/// Finds out who is to be told of what is new.
enum Planning {
    /// - Parameter group: In which group a host is.
    static func plan(
        _ news: [AlertNews], _ alerts: [Int64: Alert], _ rules: [NotificationRule],
        group: (String) -> Int64?, at time: Timestamp
    ) -> [PlannedAlert] {
        var planned: [PlannedAlert] = []
        for piece in news {
            guard let alert = alerts[piece.alert], !alert.state.isClosed else { continue }
            for rule in rules where rule.isEnabled && concerns(rule, piece, alert, group) {
                let due = RuleTiming(rule).due(piece.level, at: time)
                planned += rule.channels.map {
                    PlannedAlert(rule: rule.id, channel: $0, alert: alert.id, due: due)
                }
            }
        }
        return planned
    }

    private static func concerns(
        _ rule: NotificationRule, _ news: AlertNews, _ alert: Alert, _ group: (String) -> Int64?
    ) -> Bool {
        // One that became worse was told before, where it was bad enough then.
        if let before = news.before, before >= rule.level { return false }
        guard news.level >= rule.level, rule.watches.isEmpty || rule.watches.contains(alert.watch) else { return false }
        if rule.groups.isEmpty { return true }
        return group(alert.host).map(rule.groups.contains) ?? false
    }
}
