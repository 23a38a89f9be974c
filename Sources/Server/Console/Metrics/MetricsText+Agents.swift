import Events
import Storage

extension MetricsText {
    /// What a monitoring asks of agents: how many there are, are they there, does anything get lost.
    mutating func add(_ agents: [AgentRecord], now: Timestamp) {
        gauges(
            "server_agents", "Agents, by state.",
            AgentRecord.State.allCases.map { state in
                ("{state=\"\(state.rawValue)\"}", agents.count { $0.state == state })
            })
        let silent = agents.count { agent in
            agent.state == .active
                && (agent.lastSeen.map { now.seconds(since: $0) } ?? .max) > AgentsModel.silentSeconds
        }
        gauge("server_agents_silent", "Active agents that were not heard of for five minutes.", Double(silent))
        let behind = agents.count { $0.state == .active && !$0.policy.problem.isEmpty }
        gauge(
            "server_agents_policy_refused", "Active agents that do not obey the policy they were given.", Double(behind)
        )
        func sum(_ count: (AgentCounters) -> Int64) -> Int {
            Int(clamping: agents.reduce(Int64(0)) { $0 &+ count($1.counters) })
        }
        counter("server_agent_batches_total", "Batches that agents sent.", [("", sum(\.batches))])
        counter(
            "server_agent_lines_total", "Lines that agents sent, by what became of them.",
            [
                ("{result=\"taken\"}", sum(\.lines)), ("{result=\"missing\"}", sum(\.missing)),
                ("{result=\"unreadable\"}", sum(\.unreadable)),
            ])
    }
}
