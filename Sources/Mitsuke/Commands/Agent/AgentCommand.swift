import ArgumentParser
import Detection
import Foundation
import Intake

/// `mitsuke agent`
struct AgentCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "agent", abstract: say("Agents on hosts: how they join, and which there are.", "端末のエージェント。"),
            discussion: say(
                "Exit status: 0 done; 1 not done, and why; 2 the store cannot be read; 64 usage.",
                "終了コード: 0 完了、1 実行できない（理由を表示）、2 データを読み取れない、64 使い方の誤り。"),
            subcommands: [
                AgentListCommand.self, AgentTokenCommand.self, AgentApproveCommand.self, AgentRevokeCommand.self,
                AgentKeyCommand.self,
            ])
    }
}

/// `mitsuke agent list`
struct AgentListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: say("Lists the agents.", "エージェントの一覧を表示します。"))
    }

    @OptionGroup var data: DataOptions

    @Option(
        help: ArgumentHelp(
            say("text or jsonl; text on a terminal, jsonl elsewhere.", "出力形式: text、jsonl。既定は端末では text、それ以外では jsonl。")))
    var format: UserListFormat?

    func run() throws {
        try OnStore(data).run(AgentListErrand(isText: (format ?? (Terminal.isOutput ? .text : .jsonl)) == .text))
    }
}

/// `mitsuke agent approve`
struct AgentApproveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "approve",
            abstract: say("Takes agents in that came with a string for many.", "複数端末用の文字列で登録されたエージェントを承認します。"))
    }

    @OptionGroup var data: DataOptions

    @Argument(help: ArgumentHelp(say("Names or ids of hosts.", "端末名またはID。"), valueName: "host"))
    var hosts: [String] = []

    @Flag(help: ArgumentHelp(say("All that wait.", "承認待ちのすべて。")))
    var all = false

    func validate() throws {
        if hosts.isEmpty != all {
            throw ValidationError(say("Give hosts, or --all.", "端末を指定するか、--all を指定してください。"))
        }
    }

    func run() throws {
        try OnStore(data, for: .writing).run(AgentChangeErrand(change: .approve, agents: hosts, reason: ""))
    }
}

/// `mitsuke agent revoke`
struct AgentRevokeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "revoke",
            abstract: say("Shuts agents out for good; what they sent stays.", "エージェントを失効させます。受信済みのログは残ります。"))
    }

    @OptionGroup var data: DataOptions

    @Argument(help: ArgumentHelp(say("Names or ids of hosts.", "端末名またはID。"), valueName: "host"))
    var hosts: [String]

    @Option(help: ArgumentHelp(say("Why; it stands in the audit log.", "理由。監査ログに残ります。")))
    var reason = ""

    func run() throws {
        try OnStore(data, for: .writing).run(AgentChangeErrand(change: .revoke, agents: hosts, reason: reason))
    }
}
