import ArgumentParser

/// `mitsuke-agent`
@main
struct MitsukeAgent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mitsuke-agent", abstract: "Watches this host for Mitsuke.", version: AgentVersion.text,
        subcommands: [SenseCommand.self, UplinkCommand.self, EnrolCommand.self])
}
