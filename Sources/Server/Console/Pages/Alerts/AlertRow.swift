import Alerting
import Detection
import Events
import PolicyFiles
import Storage

/// An alert on one line: how much it matters, what happened, who started whom, where, when.
package struct AlertRow: Sendable {
    var address: String
    var level: LevelMark
    var watch: WatchMark
    var name: String
    var times: String?
    var chain: [String]
    var host: String
    /// Without its domain.
    var shortHost: String
    var hostAddress: String
    var who: String
    var last: Moment
    var state: String
    var assignee: String?

    init(_ alert: Alert, hosts: HostGroups, _ reader: Reader) {
        address = "/alerts/\(alert.id)"
        level = LevelMark(alert.level, reader)
        watch = WatchMark(alert.watch, reader)
        name = RuleNames.name(alert.rule, reader)
        times = alert.count > 1 ? "× \(alert.count)" : nil
        chain = Glimpse.chain(alert.chain)
        host = alert.host
        shortHost = Glimpse.host(alert.host)
        hostAddress = "/hosts/" + PageAddress.escaped(alert.host)
        who = hosts.words(alert.host, user: alert.user)
        last = Moment(alert.last, reader)
        state = AlertStateTitles.title(alert.state)[reader]
        assignee = alert.assignee.isEmpty ? nil : alert.assignee
    }
}

/// The rules by their sentences.
package enum RuleNames {
    private static let names = Dictionary(PolicyReader.knownRules.map { ($0.id, $0) }) { first, _ in first }

    /// A rule that is gone is shown by its identifier.
    package static func name(_ rule: String, _ reader: Reader) -> String {
        (names[rule]?.name ?? HostRule(rawValue: rule)?.name)?[reader] ?? rule
    }

    package static func rule(_ id: String) -> Rule? { names[id] }
}

/// Which group each host is in.
package struct HostGroups: Sendable {
    private let byHost: [String: HostRecord]

    package init(_ hosts: [HostRecord]) {
        byHost = Dictionary(hosts.map { ($0.name.lowercased(), $0) }) { first, _ in first }
    }

    /// `経理部 ACME\suzuki`
    package func words(_ host: String, user: String) -> String {
        [byHost[host.lowercased()]?.group?.name ?? "", user].filter { !$0.isEmpty }.joined(separator: " ")
    }

    package func record(_ host: String) -> HostRecord? { byHost[host.lowercased()] }
}
