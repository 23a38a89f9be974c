import Storage

/// The agent of a host, by the host's name.
enum HostAgent {
    /// Nil where there is none that counts.
    static func find(_ host: String, _ asked: PageRequest) async throws -> AgentRecord? {
        try await asked.console.agents?.store.activeAgent(named: host)
    }
}
