import Events
import Storage

/// The exceptions that are valid now, and what they say to findings.
package struct ExceptionCover: Sendable {
    private let exceptions: any ExceptionStore
    private let hosts: any HostStore
    private let now: @Sendable () -> Timestamp

    package init(
        _ exceptions: any ExceptionStore, hosts: any HostStore, now: @escaping @Sendable () -> Timestamp
    ) {
        self.exceptions = exceptions
        self.hosts = hosts
        self.now = now
    }

    /// The findings that no valid exception covers; the others are counted.
    func uncovered(_ findings: [LogLine]) async throws(StoreError) -> [LogLine] {
        let time = now()
        let valid = try await exceptions.exceptions().filter { $0.isValid(at: time) }
        if valid.isEmpty { return findings }
        let needsGroups = valid.contains { $0.conditions.group != nil }
        let groups = needsGroups ? GroupsByHost(try await hosts.hosts()) : GroupsByHost()
        // The oldest one counts where several cover a finding.
        let matches = valid.reversed().map { ExceptionMatch($0.conditions, id: $0.id) }
        var hits: [ExceptionHit] = []
        var left: [LogLine] = []
        for line in findings {
            guard let match = matches.first(where: { $0.covers(line, groups) }) else {
                left.append(line)
                continue
            }
            hits.append(
                ExceptionHit(
                    exception: match.id, host: line.event.host, event: line.event.id, rule: line.line.ruleID,
                    time: line.event.time))
        }
        try await exceptions.countHits(hits)
        return left
    }
}
