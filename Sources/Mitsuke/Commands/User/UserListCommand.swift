import ArgumentParser
import Detection

/// `mitsuke user list`
struct UserListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: say("Lists the accounts.", "利用者の一覧を表示します。"),
            usage: say("mitsuke user list --data <folder> [<options>]", "mitsuke user list --data <フォルダー> [<オプション>]"))
    }

    @OptionGroup var data: DataOptions

    @Option(
        help: ArgumentHelp(
            say("text or jsonl; text on a terminal, jsonl elsewhere.", "出力形式: text、jsonl。既定は端末では text、それ以外では jsonl。")))
    var format: UserListFormat?

    func run() throws {
        try OnStore(data).run(UserListErrand(isText: (format ?? (Terminal.isOutput ? .text : .jsonl)) == .text))
    }
}

enum UserListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl
}
