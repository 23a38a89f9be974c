import Detection
import Events
import PolicyFiles
import Storage
import Watches

/// The policy that counts, with the version it is.
struct PolicyStand: Sendable {
    /// Nil for the default.
    var version: PolicyVersion?
    var policy: Policy

    var number: String { version.map { String($0.heading.number) } ?? "0" }

    /// - Parameter number: A version that somebody looked at when they began to edit; nil for the one that counts.
    init(_ store: any PolicyStore, number: Int64? = nil) async throws {
        switch number {
        case nil: version = try await store.current()
        case 0: version = nil
        case let number?: version = try await store.version(number)
        }
        policy = try version.map { try PolicyReader.read($0.yaml, name: "policy") } ?? .default
    }
}

extension PageRequest {
    /// The version that the form was made of.
    func editedStand() async throws -> PolicyStand {
        try await PolicyStand(console.policies, number: Int64(form["version"]) ?? 0)
    }

    /// Keeps a changed policy as a new version.
    ///
    /// - Throws: ``StoreError/conflict`` where somebody else changed it meanwhile.
    func save(_ yaml: String, onto stand: PolicyStand, comment: String) async throws {
        // What is stored is what will be read: an unreadable one would stop every import.
        _ = try PolicyReader.read(yaml, name: "policy")
        let version = try await console.policies.add(
            yaml, author: visitor.account.name, comment: String(comment.prefix(500)), at: console.now(),
            onto: stand.version?.heading.number)
        try await record("policy.change", subject: "\(version.heading.number)", reason: String(comment.prefix(500)))
    }
}
