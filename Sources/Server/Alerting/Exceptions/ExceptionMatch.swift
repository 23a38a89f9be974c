import Detection
import Events
import Storage

/// An exception made ready to be compared with many findings.
package struct ExceptionMatch: Sendable {
    package let id: Int64
    private let conditions: ExceptionConditions
    private let hash: String
    private let program: Wildcard?
    private let path: Wildcard?
    private let user: Wildcard?
    private let host: Wildcard?
    private let value: Wildcard?

    package init(_ conditions: ExceptionConditions, id: Int64 = 0) {
        self.id = id
        self.conditions = conditions
        hash = conditions.hash.lowercased()
        program = Self.pattern(conditions.program)
        path = Self.pattern(conditions.path)
        user = Self.pattern(conditions.user)
        host = Self.pattern(conditions.host)
        value = Self.pattern(conditions.value)
    }

    private static func pattern(_ text: String) -> Wildcard? {
        text.isEmpty ? nil : Wildcard(text)
    }

    /// - Parameter groups: In which group each host is.
    package func covers(_ line: LogLine, _ groups: GroupsByHost) -> Bool {
        let event = line.event
        if !conditions.rule.isEmpty, conditions.rule != line.line.ruleID { return false }
        if !conditions.watch.isEmpty, conditions.watch != line.line.watch { return false }
        if let group = conditions.group, groups.group(of: event.host) != group { return false }
        if !hash.isEmpty, !FindingFacts.hashes(event).contains(hash) { return false }
        if let program, !program.matches(event.process.executable) { return false }
        if let user, !user.matches(event.user.name) { return false }
        if let host, !host.matches(event.host) { return false }
        if let value, !value.matches(FindingFacts.value(event)) { return false }
        if let path, !FindingFacts.objects(line).contains(where: { path.matches($0) }) { return false }
        return true
    }
}

/// In which group each host is.
package struct GroupsByHost: Sendable {
    private let groups: [String: Int64]

    package init(_ hosts: [HostRecord] = []) {
        groups = hosts.reduce(into: [:]) { groups, host in
            if let group = host.group { groups[host.name.lowercased()] = group.id }
        }
    }

    package func group(of host: String) -> Int64? { groups[host.lowercased()] }
}
