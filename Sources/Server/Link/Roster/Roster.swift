import Events
import Storage
import Synchronization

/// The agents, as each request asks for them: kept in memory, since many thousand requests come between two changes.
package final class Roster: Sendable {
    private struct State {
        var agents: [String: AgentRecord] = [:]
        /// The agent of a certificate, by its serial number.
        var holders: [String: String] = [:]
        var sightings: [String: AgentSighting] = [:]
    }

    private let store: any AgentStore
    private let state = Mutex(State())

    package init(_ store: any AgentStore) {
        self.store = store
    }

    /// Reads all agents again: at the start, and after somebody changed any of them.
    package func reload() async throws(StoreError) {
        let agents = try await store.agents()
        state.withLock { state in
            state.agents = Dictionary(uniqueKeysWithValues: agents.map { ($0.id, $0) })
            state.holders = [:]
            for agent in agents {
                state.holders[agent.serial] = agent.id
                if !agent.nextSerial.isEmpty { state.holders[agent.nextSerial] = agent.id }
            }
        }
    }

    func reload(_ id: String) async throws(StoreError) {
        let agent = try await store.agent(id)
        state.withLock { state in
            if let old = state.agents[id] {
                state.holders[old.serial] = nil
                state.holders[old.nextSerial] = nil
            }
            state.agents[id] = agent
            state.holders[agent.serial] = id
            if !agent.nextSerial.isEmpty { state.holders[agent.nextSerial] = id }
        }
    }

    /// Who shows the certificate of this number.
    ///
    /// - Throws: ``Refusal``, or what the store says.
    func agent(serial: String) async throws -> AgentRecord {
        guard let agent = holder(serial) else { throw Refusal.certificate }
        if agent.state == .revoked { throw Refusal.revoked }
        if serial == agent.nextSerial {
            try await store.useCertificate(serial, of: agent.id)
            try await reload(agent.id)
        }
        return agent
    }

    private func holder(_ serial: String) -> AgentRecord? {
        state.withLock { state in state.holders[serial].flatMap { state.agents[$0] } }
    }

    package var activeAgents: [String] {
        state.withLock { $0.agents.values.filter { $0.state == .active }.map(\.id) }
    }

    func saw(_ sighting: AgentSighting) {
        state.withLock { $0.sightings[sighting.agent] = sighting }
    }

    /// Writes down who was heard of since it was called last.
    func noteSightings() async throws(StoreError) {
        let sightings = state.withLock { state in
            defer { state.sightings = [:] }
            return Array(state.sightings.values)
        }
        if !sightings.isEmpty { try await store.note(sightings) }
    }
}
