import Analysis
import ArgumentParser
import Detection

/// `mitsuke events`
struct EventsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "events",
            abstract: say("The normalised logs of the same files.", "同じファイルを正規化したログとして出力します。"),
            usage: say("mitsuke events [<options>] <path> ...", "mitsuke events [<オプション>] <path> ..."),
            discussion: say(
                "Exit status: 0 done; 2 some input could not be read whole; 64 usage; 130 interrupted.",
                "終了コード: 0 完了、2 読み取れない入力あり、64 使い方の誤り、130 中断。"))
    }

    @OptionGroup var input: InputOptions

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say(
                "Only these logs: registry, archive, transfer, web-access, unexpected-tcp, file-operation, process, health.",
                "指定したログのみ: registry、archive、transfer、web-access、unexpected-tcp、file-operation、process、health。"),
            valueName: "name"))
    var log: [String] = []

    mutating func validate() throws {
        let known = LogName.allCases.map(\.name)
        let (names, paths) = try NameList.split(log, "--log", known: known) { LogName(name: $0) }
        log = names.map(\.name)
        try input.add(paths)
    }

    func run() throws {
        var selection = Selection()
        if !log.isEmpty {
            selection.logs = log.compactMap { LogName(name: $0) }.reduce(into: LogSet()) { $0.insert(LogSet($1)) }
        }
        let summary = try AnalysisRun(input, .logs, selection).run()
        if summary.problemCount > 0 { throw ExitCode(2) }
    }
}
