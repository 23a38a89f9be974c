import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// One host: where it belongs, what was found on it, when it was heard of.
enum HostPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/hosts/{name}", .seeHosts) { asked in
            let console = asked.console
            let host = try await console.hosts.host(try asked.part("name"))
            var query = AlertQuery()
            query.host = host.name
            let alerts = try await console.alerts.alerts(query, limit: 20)
            let last = host.last ?? console.now()
            let hour = 3_600 * Timestamp.ticksPerSecond
            let end = Timestamp(ticks: last.ticks - last.ticks % hour + hour)
            var lines = LogQuery()
            lines.hosts = [host.name]
            (lines.since, lines.until) = (Timestamp(ticks: end.ticks - 48 * hour), end)
            let counts = asked.may(.seeLogs) ? try await console.logs.counts(lines, step: 3_600) : []
            var model = HostModel(
                host, try await console.groups.groups(), alerts, counts, until: end, mayChange: asked.may(.changeHosts),
                maySeeLogs: asked.may(.seeLogs), now: console.now(), asked.reader)
            let agent = try await HostAgent.find(host.name, asked)
            if asked.may(.actOnHosts), agent != nil { model.commandsAddress = CommandsPage.address(host.name) }
            if let agent, let store = console.agents?.store {
                model.agent = HostAgentFacts(
                    agent, try await store.sensors(of: agent.id), now: console.now(), asked.reader)
                model.completeness = try await completeness(of: host.name, joined: agent.enrolled, asked)
            }
            return .page(model, title: host.name, place: "/hosts")
        }
        addChanges(to: pages)
    }

    private static func completeness(
        of host: String, joined: Timestamp, _ asked: PageRequest
    ) async throws -> HostCompleteness {
        let now = asked.console.now()
        let days = Days(HostCompleteness.days, upTo: now, asked.reader)
        var query = LogQuery()
        query.hosts = [host]
        (query.since, query.until) = (days.starts[0], days.end)
        let counts = try await asked.console.logs.counts(query, step: 3_600)
        query.logs = LogSet(.health)
        let health = try await asked.console.logs.lines(query, limit: 1_000, after: nil).lines
        let gaps = health.filter { line in
            guard case .health(let health) = line.event.activity else { return false }
            return health.action == .gap
        }
        return HostCompleteness(
            Array(zip(days.starts, days.names)).map { (start: $0, name: $1) }, heard: Set(counts.map(\.time.ticks)),
            gaps: gaps, joined: joined, now: now, asked.reader)
    }

    private static func addChanges(to pages: PageRoutes) {
        pages.post("/hosts/{name}", .changeHosts) { asked in
            let host = try await asked.console.hosts.host(try asked.part("name"))
            let (owner, note) = (asked.form["owner"], asked.form["note"])
            guard owner.utf8.count <= 1_000, note.utf8.count <= 10_000 else { throw HTTPError(.unprocessableContent) }
            let group = Int64(asked.form["group"])
            try await asked.console.hosts.describe([
                HostDescription(name: host.name, group: group, owner: owner, note: note)
            ])
            try await asked.record(
                "host.change", subject: "\(host.name) group=\(group.map(String.init) ?? "") owner=\(owner)")
            return .redirect(
                to: "/hosts/" + PageAddress.escaped(host.name), notice: Text(en: "Saved.", ja: "保存しました。"))
        }
        pages.post("/hosts/{name}/remove", .changeHosts) { asked in
            let host = try await asked.console.hosts.host(try asked.part("name"))
            try await asked.console.hosts.remove(host.name)
            try await asked.record("host.remove", subject: host.name)
            return .redirect(
                to: "/hosts",
                notice: Text(
                    en: "\(host.name) is off the list; its logs stay, and it comes back with its next record.",
                    ja: "\(host.name) を一覧から外しました。ログは残り、次の記録が届くと再び表示されます。"))
        }
    }
}
