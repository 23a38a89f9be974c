import Detection
import Events
import Storage

/// What the page of one alert asked the stores for.
struct AlertFacts: Sendable {
    var alert: Alert
    var history: [AlertEntry]
    /// The findings it rests on, earliest first, as far as they are looked at.
    var findings: [LogLine]
    /// Programs, nearest first: the acting process, its parent and so on.
    var chain: [Process]
    var children: [Process]
    /// What the same processes did before and after.
    var story: [LogLine]
    var storyIsCut: Bool
    var host: HostRecord?
    var damagedDays: [String]

    static let findingLimit = 500
    private static let storyLimit = 200
    private static let shownStory = 60
    private static let storySeconds: Int64 = 1_800

    init(_ id: Int64, _ console: Console) async throws {
        alert = try await console.alerts.alert(id)
        history = try await console.alerts.history(alert.id)
        let evidence = try await console.alerts.evidence(alert.id, limit: Self.findingLimit)
        host = try? await console.hosts.host(alert.host)
        (findings, chain, children, story, storyIsCut, damagedDays) = ([], [], [], [], false, [])
        guard let first = evidence.first, let last = evidence.last else { return }
        var query = LogQuery()
        query.hosts = [alert.host]
        query.findingsOnly = true
        (query.since, query.until) = (first.time, Timestamp(ticks: last.time.ticks + 1))
        let events = Set(evidence.map(\.event))
        var cursor: LogCursor?
        // A busy hour has findings of other rules between: a few pages are looked through, not all.
        for _ in 0..<5 {
            let page = try await console.logs.lines(query, limit: 1_000, after: cursor)
            findings += page.lines.filter { events.contains($0.event.id) && $0.line.ruleID == alert.rule }
            damagedDays = page.damagedDays
            cursor = page.next
            if cursor == nil { break }
        }
        if cursor != nil {
            (query.since, query.until) = (first.time, Timestamp(ticks: first.time.ticks + 1))
            let page = try await console.logs.lines(query, limit: 100, after: nil)
            findings += page.lines.filter { $0.event.id == first.event && $0.line.ruleID == alert.rule }
        }
        findings.reverse()
        guard let main = findings.first else { return }
        try await addProcesses(main, console)
        try await addStory(main, console)
    }

    private mutating func addProcesses(_ main: LogLine, _ console: Console) async throws {
        chain = [main.event.process] + main.event.ancestors
        guard let reference = ProcessReference(main.event.process, on: main.event.host) else { return }
        let stored = try await console.logs.chain(of: reference)
        if stored.count > chain.count { chain = stored }
        children = try await console.logs.children(of: reference, limit: 9)
    }

    private mutating func addStory(_ main: LogLine, _ console: Console) async throws {
        var query = LogQuery()
        query.hosts = [alert.host]
        let span = Self.storySeconds * Timestamp.ticksPerSecond
        query.since = Timestamp(ticks: alert.first.ticks - span)
        query.until = Timestamp(ticks: alert.last.ticks + span)
        var lines: [LogLine] = []
        for process in chain.prefix(4) + children.prefix(4) {
            guard let reference = ProcessReference(process, on: main.event.host) else { continue }
            query.process = reference
            lines += try await console.logs.lines(query, limit: Self.storyLimit, after: nil).lines
        }
        lines.sort { ($0.event.time, $0.event.id) < ($1.event.time, $1.event.id) }
        let center = lines.firstIndex { $0.event.time >= alert.first } ?? lines.count
        let from = max(0, min(center - Self.shownStory / 3, lines.count - Self.shownStory))
        story = Array(lines[from..<min(lines.count, from + Self.shownStory)])
        storyIsCut = story.count < lines.count
    }
}
