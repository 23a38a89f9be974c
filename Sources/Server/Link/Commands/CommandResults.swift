import Accounts
import Events
import Response
import Storage

/// Takes down what became of commands, as the host tells it for which each was: what another says of it counts for nothing.
enum CommandResults {
    /// Of the commands of one agent, so many are looked through.
    private static let limit = 1_000

    /// The host's own words, without what the keys of the line say already.
    private static func detail(_ words: String, _ facts: ResponseFacts) -> String {
        var rest = words[...]
        for part in ["\(facts.kind): \(facts.answer)", ", \(facts.path)", ", "] where rest.hasPrefix(part) {
            rest = rest.dropFirst(part.count)
        }
        return String(rest.prefix(1_000))
    }

    static func note(_ lines: [LogLine], of agent: AgentRecord, _ link: AgentLink) async throws {
        for line in lines {
            guard case .health(let health) = line.event.activity, health.action == .response,
                let facts = health.response, !facts.command.isEmpty
            else { continue }
            let orders = try await link.store.orders(of: agent.id, limit: limit)
            let now = link.now()
            guard
                let given = orders.lazy.compactMap({ GivenCommand($0, at: now) }).first(where: {
                    $0.command.id == facts.command
                })
            else { continue }
            let outcome = CommandOutcome(facts, detail: detail(health.detail, facts))
            do throws(StoreError) {
                try await link.store.setState(
                    outcome.isDone ? .done : .failed, ofOrder: given.order.counter, result: outcome.text, at: now)
            } catch {
                // It was told before, or the command was taken back.
                if error == .conflict { continue }
                throw error
            }
            try await link.audit.record(
                "agent.order-result", by: agent.id, from: agent.address,
                subject: "\(agent.name) \(given.order.counter) \(outcome.word)")
        }
    }
}
