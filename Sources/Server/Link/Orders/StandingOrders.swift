import Accounts
import Events
import Storage

/// What every agent is told: the policy that counts, and the next key, once they are others than those that it was told.
struct StandingOrders: Sendable {
    let link: AgentLink

    /// They hold until there are others; from older ones the counter protects.
    private static let goodSeconds: Int64 = 3_650 * 86_400

    func issue() async throws {
        try await issuePolicy()
        guard let digits = link.keys.nextDigits else { return }
        let told = try await link.store.toldKey(digits)
        try await give(.key(digits), to: link.roster.activeAgents.filter { told[$0] == nil })
    }

    /// What decides which agent gets which policy.
    struct PolicyPlan: Equatable {
        var numbers: PolicyNumbers
        var groups: [String: Int64]
    }

    func plan() async throws -> PolicyPlan {
        PolicyPlan(
            numbers: try await link.policies.currentNumbers(), groups: try await link.store.groupsOfAgents())
    }

    private func issuePolicy() async throws {
        let plan = try await plan()
        let told = try await link.store.toldPolicies()
        var untold: [Int64: [String]] = [:]
        for agent in link.roster.activeAgents {
            let version = plan.numbers.number(in: plan.groups[agent])
            // Who was never told anything obeys the default already.
            if told[agent] ?? 0 != version { untold[version, default: []].append(agent) }
        }
        for (version, agents) in untold.sorted(by: { $0.key < $1.key }) {
            try await give(.policy(version: version), to: agents)
            try await link.audit.record(
                "agent.policy-issue", by: "mitsuke", from: "", subject: "\(version)", reason: "\(agents.count)")
        }
    }

    private func give(_ content: AgentOrder.Content, to agents: [String]) async throws {
        if agents.isEmpty { return }
        let now = link.now()
        let expires = Timestamp(ticks: now.ticks + Self.goodSeconds * Timestamp.ticksPerSecond)
        let orders = agents.map {
            AgentOrder(agent: $0, content: content, created: now, expires: expires, author: "")
        }
        _ = try await link.store.add(orders, at: now)
        for agent in agents { link.bell.ring(agent) }
    }
}
