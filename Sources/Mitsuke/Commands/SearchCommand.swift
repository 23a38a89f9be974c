import ArgumentParser
import Detection
import Events

/// `mitsuke search`
struct SearchCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "search",
            abstract: say("Lines of the logs in the store, newest first.", "データフォルダーのログを、新しい順に検索します。"),
            usage: say("mitsuke search --data <folder> [<options>]", "mitsuke search --data <フォルダー> [<オプション>]"),
            discussion: say(
                "Parts of texts are looked for without case. Exit status: 0 done; 2 the store cannot be read, or not whole; 64 usage.",
                "文字列は部分一致で、大文字と小文字を区別しません。終了コード: 0 完了、2 データを（すべては）読み取れない、64 使い方の誤り。"))
    }

    @OptionGroup var data: DataOptions

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say(
                "Only these logs: registry, archive, transfer, web-access, unexpected-tcp, file-operation, process, health.",
                "指定したログのみ: registry、archive、transfer、web-access、unexpected-tcp、file-operation、process、health。"),
            valueName: "name"))
    var log: [String] = []

    @Option(help: ArgumentHelp(say("Only of this host; may be given again.", "このホストのみ。複数回指定できます。"), valueName: "name"))
    var host: [String] = []

    @Option(help: ArgumentHelp(say("A part of the user's name.", "ユーザー名の一部。")))
    var user: String?

    @Option(help: ArgumentHelp(say("A part of the acting program's path.", "操作したプログラムのパスの一部。")))
    var program: String?

    @Option(help: ArgumentHelp(say("A part of the path that was acted on.", "操作されたファイル・レジストリキーなどのパスの一部。")))
    var path: String?

    @Option(help: ArgumentHelp(say("A part of a path, command line or domain.", "パス、コマンドライン、ドメインのいずれかの一部。")))
    var text: String?

    @Option(help: ArgumentHelp(say("Only from this time on.", "この日時以降のみ。"), valueName: "time"))
    var since: TimeArgument?

    @Option(
        help: ArgumentHelp(
            say("Only up to this time; a day is meant with its end.", "この日時まで。日付のみの場合はその日の終わりまで。"), valueName: "time"))
    var until: TimeArgument?

    @Flag(help: ArgumentHelp(say("Only findings.", "検出のみ。")))
    var findings = false

    @Option(help: ArgumentHelp(say("At most so many lines.", "表示する行数の上限。")))
    var limit = 1_000

    @Option(
        help: ArgumentHelp(
            say(
                "text, jsonl or csv; text on a terminal, jsonl elsewhere.",
                "出力形式: text、jsonl、csv。既定は端末では text、それ以外では jsonl。")))
    var format: OutputFormat?

    @Option(
        help: ArgumentHelp(say("Of CSV: utf8 (with byte order mark) or cp932.", "CSVの文字コード: utf8（BOM付き）または cp932。")))
    var encoding = CSVEncoding.utf8

    mutating func validate() throws {
        let known = LogName.allCases.map(\.name)
        let (names, rest) = try NameList.split(log, "--log", known: known) { LogName(name: $0) }
        guard rest.isEmpty else {
            throw ValidationError(say("search takes no paths; see --path.", "search はファイルを受け取りません。--path を参照。"))
        }
        log = names.map(\.name)
        guard limit > 0 else { throw ValidationError(say("--limit begins at 1.", "--limit は 1 以上です。")) }
        if encoding != .utf8, format != .csv {
            throw ValidationError(say("--encoding goes with --format csv.", "--encoding は --format csv と共に使います。"))
        }
    }

    func run() throws {
        let isTerminal = Terminal.isOutput
        let errand = SearchErrand(
            logs: log, hosts: host, user: user ?? "", program: program ?? "", path: path ?? "", text: text ?? "",
            since: since?.time.ticks, until: until.map { $0.end.ticks + 1 }, findingsOnly: findings, limit: limit,
            format: (format ?? (isTerminal ? .text : .jsonl)).rawValue, isCP932: encoding == .cp932,
            isColoured: isTerminal && Terminal.takesColours, columns: isTerminal ? Terminal.columns : 120)
        try OnStore(data).run(errand)
    }
}
