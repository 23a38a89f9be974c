import ArgumentParser
import CHeap
import Confined
import Dispatch

/// `mitsuke-agent`
struct MitsukeAgent: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mitsuke-agent", abstract: "Watches this host for Mitsuke.", version: AgentVersion.text,
        subcommands: [SenseCommand.self, UplinkCommand.self, EnrolCommand.self, LeaveCommand.self, CheckCommand.self])
}

/// Where the program begins. What need not wait for anything runs on the first thread and starts no other.
@main
enum Beginning {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        // A child of `sense` that parses what others wrote. It is shut in before there is anything else.
        if words.first == ConfinedSystem.command {
            ConfinedSystem.run(words.dropFirst().first ?? "", Array(words.dropFirst(2)))
        }
        mitsuke_keep_heap_small()
        do {
            var command = try MitsukeAgent.parseAsRoot()
            guard command is any AsyncParsableCommand else { return try command.run() }
        } catch {
            MitsukeAgent.exit(withError: error)
        }
        Task {
            do {
                if var command = try MitsukeAgent.parseAsRoot() as? any AsyncParsableCommand { try await command.run() }
                MitsukeAgent.exit()
            } catch {
                MitsukeAgent.exit(withError: error)
            }
        }
        dispatchMain()
    }
}
