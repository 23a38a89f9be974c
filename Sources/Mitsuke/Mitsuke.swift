import ArgumentParser
import Detection

/// The command `mitsuke`.
@main
struct Mitsuke: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "mitsuke",
            abstract: say(
                "Finds what an intruder does on the way from infection to theft.",
                "侵入から情報の持ち出しまでに現れる異常を見つけます。"),
            discussion: say(
                "Five watches: registry, archive, transfer, file-operation, browser.",
                "5つの監視: レジストリ、圧縮ファイル、ファイル転送、ファイル操作、ブラウザー。"),
            version: version,
            subcommands: [
                AnalyzeCommand.self, EventsCommand.self, ServeCommand.self, PolicyCommand.self, ImportCommand.self,
                SearchCommand.self,
                AlertsCommand.self, BackupCommand.self, RestoreCommand.self, UserCommand.self, AgentCommand.self,
                AuditCommand.self,
            ])
    }

    static func main() {
        Descriptor.keepStandardStreams()
        main(nil)
    }

    static let version = "0.1.0"
}
