import ArgumentParser
import Detection
import Storage

/// `mitsuke alerts`
struct AlertsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "alerts",
            abstract: say("Lists the alerts of a store, the latest first.", "データフォルダーのアラートを、新しい順に表示します。"),
            discussion: say(
                "Findings of one rule, host and chain of processes are one alert. Exit status: 0 done; 2 the store cannot be read; 64 usage.",
                "同じルール・ホスト・起動元の検出は、1件のアラートにまとめられます。終了コード: 0 完了、2 データを読み取れない、64 使い方の誤り。"))
    }

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp(say("Only of this level and above.", "指定したレベル以上のみ。")))
    var level: Level?

    @Option(
        help: ArgumentHelp(
            say(
                "Only in this state: new, in-progress, closed-true, closed-false. May be repeated.",
                "この状態のみ: new、in-progress、closed-true、closed-false。複数回指定できます。")))
    var state: [AlertState] = []

    @Option(help: ArgumentHelp(say("Only of this host.", "このホストのみ。")))
    var host: String?

    @Option(help: ArgumentHelp(say("At most so many alerts.", "表示する件数の上限。")))
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
        let errand = AlertsErrand(
            states: state.map(\.rawValue), host: host ?? "", level: (level ?? .informational).name, limit: limit,
            format: (format ?? (Terminal.isOutput ? .text : .jsonl)).rawValue)
        try OnStore(data).run(errand)
    }
}

extension AlertState: ExpressibleByArgument {}
