import ArgumentParser
import Detection

/// `mitsuke audit list`
struct AuditListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: say("Lists the entries of the audit log, the oldest first.", "監査ログを、古い順に表示します。"),
            usage: say("mitsuke audit list --data <folder> [<options>]", "mitsuke audit list --data <フォルダー> [<オプション>]"))
    }

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp(say("Only the newest so many entries.", "新しいものから、この件数のみ。")))
    var limit = 1_000

    @Option(
        help: ArgumentHelp(
            say(
                "text, jsonl or csv; text on a terminal, jsonl elsewhere.",
                "出力形式: text、jsonl、csv。既定は端末では text、それ以外では jsonl。")))
    var format: OutputFormat?

    func validate() throws {
        guard limit > 0 else { throw ValidationError(say("--limit begins at 1.", "--limit は 1 以上です。")) }
    }

    func run() throws {
        let format = format ?? (Terminal.isOutput ? .text : .jsonl)
        try OnStore(data).run(AuditListErrand(limit: limit, format: format.rawValue))
    }
}
