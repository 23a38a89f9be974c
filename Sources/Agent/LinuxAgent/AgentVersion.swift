/// The version of the agent's program.
enum AgentVersion {
    static let text = "0.1.0"
}
