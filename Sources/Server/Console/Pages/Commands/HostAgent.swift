import Storage

/// The agent of a host, by the host's name.
enum HostAgent {
    /// Nil where there is none that counts.
    static func find(_ host: String, _ asked: PageRequest) async throws -> AgentRecord? {
        guard let store = asked.console.agents?.store else { return nil }
        let name = host.lowercased()
        return try await store.agents().first { $0.state == .active && $0.name.lowercased() == name }
    }
}
