import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// The first page: what needs me now, what can I not see, is it getting worse.
enum DashboardPage: Page {
    static let days = 7
    /// A host of which nothing came for so long is silent.
    static let silentSeconds: Int64 = 86_400
    private static let meterHosts = 6

    static func addRoutes(to pages: PageRoutes) {
        pages.getOwn("/") { asked in
            // An auditor has no alerts to look at.
            guard asked.may(.seeAlerts) else { return .redirect(to: "/audit") }
            let until = Timestamp(rfc3339: try asked.query["until"]) ?? asked.console.now()
            let facts = try await facts(asked, until)
            return .page(
                DashboardModel(facts, asked.reader), title: Text(en: "Dashboard", ja: "ダッシュボード")[asked.reader],
                place: "/")
        }
    }

    private static func facts(_ asked: PageRequest, _ until: Timestamp) async throws -> DashboardFacts {
        let console = asked.console
        let days = Days(days, upTo: until, asked.reader)
        var facts = DashboardFacts(now: console.now(), until: until, days: days)
        facts.urgent = try await console.alerts.urgent(limit: 8)
        facts.openCount = try await console.alerts.openCount()
        facts.counts = try await console.alerts.counts(steps: days.starts, until: days.end)
        facts.hosts = try await console.hosts.hosts()
        facts.latest = try await console.alerts.latest()
        let hour = 3_600 * Timestamp.ticksPerSecond
        let lastHour = Timestamp(ticks: until.ticks - until.ticks % hour + hour)
        facts.firstHour = Timestamp(ticks: lastHour.ticks - 24 * hour)
        let seen = facts.hosts.filter { ($0.last ?? Timestamp(ticks: 0)) >= facts.firstHour }
        for host in seen.sorted(by: { ($0.last ?? facts.firstHour) > ($1.last ?? facts.firstHour) }).prefix(meterHosts)
        {
            var query = LogQuery()
            query.hosts = [host.name]
            (query.since, query.until) = (facts.firstHour, lastHour)
            let counts = try await console.logs.counts(query, step: 3_600)
            facts.hours.append((host.name, Set(counts.map { Int(($0.time.ticks - facts.firstHour.ticks) / hour) })))
        }
        var query = LogQuery()
        query.logs = LogSet(.health)
        (query.since, query.until) = (days.starts[0], days.end)
        let health = try await console.logs.lines(query, limit: 500, after: nil)
        facts.gaps = health.lines.filter(\.isGap)
        facts.damagedDays = health.damagedDays
        return facts
    }
}

extension LogLine {
    /// Whether it says that something could not be seen or kept.
    var isGap: Bool {
        guard case .health(let health) = event.activity else { return false }
        switch health.action {
        case .gap, .logCleared, .sensorFailed, .agentRemoved, .agentSilent: return true
        case .sensorStateChanged, .sensorConfigured, .response, .policy: return false
        }
    }
}
