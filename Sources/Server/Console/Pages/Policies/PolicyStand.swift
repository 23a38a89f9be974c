import Detection
import Events
import Hummingbird
import PolicyFiles
import Storage
import Watches

/// Where a policy counts: everywhere, or in one group of hosts.
struct PolicyScope: Sendable {
    /// Nil for everywhere.
    var group: HostGroup?

    /// As addresses and forms have it; empty for everywhere.
    var value: String { group.map { String($0.id) } ?? "" }

    func address(_ path: String, _ query: [(name: String, value: String)] = []) -> String {
        PageAddress.make(path, query + [("group", value)])
    }

    /// Nil for everywhere, of which nothing needs to be said.
    var name: String? { group?.name }
}

/// The policy that counts, with the version it is.
struct PolicyStand: Sendable {
    var scope: PolicyScope
    /// Nil for the default.
    var version: PolicyVersion?
    var policy: Policy

    var number: String { version.map { String($0.heading.number) } ?? "0" }

    /// - Parameter number: A version that somebody looked at when they began to edit; nil for the one that counts.
    /// - Throws: 404 where a group has no policy of its own.
    init(_ store: any PolicyStore, _ scope: PolicyScope, number: Int64? = nil) async throws {
        self.scope = scope
        switch number {
        case nil: version = try await store.current(of: scope.group?.id)
        case 0: version = nil
        case let number?:
            version = try await store.version(number)
            guard version?.heading.group?.id == scope.group?.id else { throw HTTPError(.notFound) }
        }
        if scope.group != nil, version == nil { throw HTTPError(.notFound) }
        policy = try version.map { try PolicyReader.read($0.yaml, name: "policy") } ?? .default
    }
}

extension PageRequest {
    /// - Parameter value: The number of a group, as an address or a form has it; empty for everywhere.
    func policyScope(_ value: String) async throws -> PolicyScope {
        if value.isEmpty { return PolicyScope() }
        let group = try await console.groups.groups().first { String($0.id) == value }
        guard let group else { throw HTTPError(.notFound) }
        return PolicyScope(group: group)
    }

    /// The policy that counts where the address says.
    func currentStand() async throws -> PolicyStand {
        try await PolicyStand(console.policies, try await policyScope(try query["group"]))
    }

    /// The version that the form was made of.
    func editedStand() async throws -> PolicyStand {
        try await PolicyStand(
            console.policies, try await policyScope(form["group"]), number: Int64(form["version"]) ?? 0)
    }

    /// Keeps a changed policy as a new version.
    ///
    /// - Throws: ``StoreError/conflict`` where somebody else changed it meanwhile.
    func save(_ yaml: String, onto stand: PolicyStand, comment: String) async throws {
        try await save(yaml, in: stand.scope, onto: stand.version?.heading.number, comment: comment)
    }

    func save(_ yaml: String, in scope: PolicyScope, onto previous: Int64?, comment: String) async throws {
        // What is stored is what will be read, by imports and by agents.
        _ = try PolicyReader.read(yaml, name: "policy")
        try AgentPolicy.check(yaml)
        let comment = String(comment.prefix(500))
        let version = try await console.policies.add(
            yaml, of: scope.group?.id, author: visitor.account.name, comment: comment, at: console.now(),
            onto: previous)
        try await record("policy.change", subject: subject(version), reason: comment)
    }

    private func subject(_ version: PolicyVersion) -> String {
        ([String(version.heading.number)] + (version.heading.group.map { [$0.name] } ?? [])).joined(separator: " ")
    }

    /// The general policy counts in a group again.
    func removePolicy(of group: HostGroup, onto previous: Int64) async throws {
        let version = try await console.policies.remove(
            of: group.id, author: visitor.account.name, comment: String(form["comment"].prefix(500)),
            at: console.now(), onto: previous)
        try await record("policy.group-remove", subject: subject(version), reason: version.heading.comment)
    }
}
