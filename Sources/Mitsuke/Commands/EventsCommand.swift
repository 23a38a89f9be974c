import Analysis
import ArgumentParser
import Detection

/// `mitsuke events`
struct EventsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "events",
            abstract: say("The normalised logs of the same files.", "同じファイルを正規化したログとして出力します。"),
            discussion: say(
                "Exit status: 0 done; 2 some input could not be read whole; 64 usage.",
                "終了コード: 0 完了、2 読み取れない入力あり、64 使い方の誤り。"))
    }

    @OptionGroup var input: InputOptions

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say("Only these logs.", "指定したログのみ。"), valueName: "name"))
    var log: [LogName] = []

    func run() throws {
        var selection = Selection()
        if !log.isEmpty { selection.logs = log.reduce(into: LogSet()) { $0.insert(LogSet($1)) } }
        let summary = try AnalysisRun(input, .logs, selection).run()
        if summary.problemCount > 0 { throw ExitCode(2) }
    }
}
