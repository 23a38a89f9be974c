import Detection
import Watches

/// A policy file as the agents of a system obey it: over what comes with that system, in the form that goes over the link.
package enum AgentPolicy {
    package enum System: Hashable, Sendable, CaseIterable {
        case linux, windows

        /// - Parameter name: As the agent called it when it joined: `Windows 11`, `Debian 13`.
        package init(named name: String) {
            self = name.utf8.starts(with: "Windows".utf8) ? .windows : .linux
        }
    }

    /// - Throws: ``PolicyProblems``, also where nothing is wrong but that it is larger than agents take.
    package static func bytes(_ yaml: String, for system: System) throws(PolicyProblems) -> [UInt8] {
        let policy = try policy(yaml, for: system)
        do throws(PolicyWireError) { return try PolicyWire.bytes(policy) } catch {
            throw PolicyProblems(
                name: "policy",
                problems: [PolicyProblem(Place(1, 1), .tooLargeForAgents(limitBytes: PolicyWire.limitBytes))])
        }
    }

    /// What every agent would say to it.
    package static func check(_ yaml: String) throws(PolicyProblems) {
        for system in System.allCases { _ = try bytes(yaml, for: system) }
    }

    package static func policy(_ yaml: String, for system: System) throws(PolicyProblems) -> Policy {
        switch system {
        case .windows: return try PolicyReader.read(yaml, name: "policy")
        case .linux:
            // A file may name entries that only Windows has, to change a part of them: these are read, and left out then.
            var base = Policy.linux
            let foreign = base.adopt(.default)
            var policy = try PolicyReader.read(Array(yaml.utf8), name: "policy", onto: base)
            policy.drop(foreign)
            return policy
        }
    }
}

/// Ids of entries that a policy has only so that a file can name them.
private struct ForeignEntries {
    var locations: Set<String> = []
    var places: Set<String> = []
    var formats: Set<String> = []
    var tools: Set<String> = []
    /// By the section's settings.
    var exclusions: [Set<String>] = []
}

extension Policy {
    private static var settings: [WritableKeyPath<Policy, WatchSettings>] {
        [\.registry.settings, \.archive.settings, \.transfer.settings, \.fileOperation.settings, \.browser.settings]
    }

    fileprivate mutating func adopt(_ other: Policy) -> ForeignEntries {
        var foreign = ForeignEntries()
        foreign.locations = Self.add(other.registry.locations, to: &registry.locations, \.id)
        foreign.places = Self.add(other.fileOperation.places, to: &fileOperation.places, \.id)
        foreign.formats = Self.add(other.archive.formats, to: &archive.formats, \.id)
        foreign.tools = Self.add(other.archive.tools, to: &archive.tools, \.id)
        foreign.exclusions = Self.settings.map {
            Self.add(other[keyPath: $0].exclusions, to: &self[keyPath: $0].exclusions, \.id)
        }
        return foreign
    }

    fileprivate mutating func drop(_ foreign: ForeignEntries) {
        registry.locations.removeAll { foreign.locations.contains($0.id) }
        fileOperation.places.removeAll { foreign.places.contains($0.id) }
        archive.formats.removeAll { foreign.formats.contains($0.id) }
        archive.tools.removeAll { foreign.tools.contains($0.id) }
        for (path, ids) in zip(Self.settings, foreign.exclusions) {
            self[keyPath: path].exclusions.removeAll { ids.contains($0.id) }
        }
    }

    private static func add<Entry>(
        _ entries: [Entry], to known: inout [Entry], _ id: KeyPath<Entry, String>
    ) -> Set<String> {
        let ids = Set(known.map { $0[keyPath: id] })
        let new = entries.filter { !ids.contains($0[keyPath: id]) }
        known += new
        return Set(new.map { $0[keyPath: id] })
    }
}
