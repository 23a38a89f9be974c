import ArgumentParser
import Detection
import Intake

/// `mitsuke agent key`
struct AgentKeyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "key",
            abstract: say("The key that signs what agents obey.", "エージェントへの指示に署名する鍵。"),
            discussion: say(
                "Announce the next one, wait until agents have fetched it, then change to it.",
                "次の鍵を告知し、エージェントに行き渡ってから変更します。"),
            subcommands: [AgentKeyAnnounceCommand.self, AgentKeyChangeCommand.self])
    }
}

/// `mitsuke agent key announce`
struct AgentKeyAnnounceCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "announce",
            abstract: say("Makes the next key and tells agents of it.", "次の署名鍵を作り、エージェントに告知します。"))
    }

    @OptionGroup var data: DataOptions

    func run() throws {
        try OnStore(data, for: .writing).run(AgentKeyErrand(change: .announce, isForced: false))
    }
}

/// `mitsuke agent key change`
struct AgentKeyChangeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "change",
            abstract: say("Signs with the announced key from now on.", "告知した鍵で署名するように切り替えます。"))
    }

    @OptionGroup var data: DataOptions

    @Flag(
        help: ArgumentHelp(
            say(
                "Also where agents do not know it yet; they have to be enrolled again.",
                "未告知のエージェントがあっても切り替えます（再登録が必要になります）。")))
    var force = false

    func run() throws {
        try OnStore(data, for: .writing).run(AgentKeyErrand(change: .change, isForced: force))
    }
}
