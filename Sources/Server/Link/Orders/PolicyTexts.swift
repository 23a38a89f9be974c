import PolicyFiles
import Spooling
import Storage
import Synchronization
import Watches

/// Policies in the form that agents read, of which many agents fetch the same one at the same time.
final class PolicyTexts: Sendable {
    private struct Key: Hashable {
        var version: Int64
        var system: AgentPolicy.System
    }

    private let policies: any PolicyStore
    private let known = Mutex<[Key: [UInt8]]>([:])

    /// Of a few groups and systems; others are made again.
    private static let limit = 32

    init(_ policies: any PolicyStore) {
        self.policies = policies
    }

    /// The body of an order.
    ///
    /// - Parameters:
    ///   - version: 0 for the default.
    ///   - system: As the agent called it when it joined.
    /// - Throws: What the store says, or why the policy cannot be told.
    func body(_ version: Int64, for system: String) async throws -> [UInt8] {
        let key = Key(version: version, system: AgentPolicy.System(named: system))
        if let body = known.withLock({ $0[key] }) { return body }
        let stored = version == 0 ? nil : try await policies.version(version)
        let content = try AgentPolicy.bytes(stored?.yaml ?? "", for: key.system)
        let body = PolicyOrder(version: version, group: stored?.heading.group?.name ?? "", content: content).bytes
        known.withLock { known in
            if known.count >= Self.limit { known = [:] }
            known[key] = body
        }
        return body
    }
}
