import Detection
import Events
import Storage

/// Makes alerts of the findings that come in.
package struct AlertGrouping: Sendable {
    private let alerts: any AlertStore
    /// Nil where nothing is excepted.
    private let cover: ExceptionCover?
    /// From one finding of an alert to the next.
    private let windowSeconds: Int64

    /// How many of the processes above the acting one tell one chain from another.
    private static let ancestors = 3

    package init(_ alerts: any AlertStore, except cover: ExceptionCover? = nil, windowSeconds: Int64 = 3_600) {
        self.alerts = alerts
        self.cover = cover
        self.windowSeconds = windowSeconds
    }

    /// A line that is no finding counts for nothing, and neither does one that is normal here.
    package func receive(_ lines: [LogLine]) async throws(StoreError) {
        var lines = lines.filter { $0.line.kind == .alert }
        if let cover, !lines.isEmpty { lines = try await cover.uncovered(lines) }
        let findings = lines.compactMap(Self.finding)
        if findings.isEmpty { return }
        _ = try await alerts.record(findings, windowSeconds: windowSeconds)
    }

    static func finding(_ line: LogLine) -> AlertFinding? {
        guard line.line.kind == .alert, let level = Level(name: line.line.level) else { return nil }
        let event = line.event
        return AlertFinding(
            rule: line.line.ruleID, watch: line.line.watch, level: level, host: event.host, chain: chain(event),
            user: event.user.name, program: event.process.executable, event: event.id, time: event.time)
    }

    /// The programs from the acting one up, without case: a script that starts a tool a hundred times is one chain.
    static func chain(_ event: Event) -> String {
        ([event.process] + event.ancestors.prefix(ancestors)).map { $0.executable.lowercased() }.joined(separator: "\n")
    }
}
