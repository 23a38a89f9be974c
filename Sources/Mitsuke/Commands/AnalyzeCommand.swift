import Analysis
import ArgumentParser
import Detection

/// `mitsuke analyze`
struct AnalyzeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "analyze",
            abstract: say("What the five watches find in log files.", "ログファイルから、5つの監視が見つけた異常を報告します。"),
            usage: say("mitsuke analyze [<options>] <path> ...", "mitsuke analyze [<オプション>] <path> ..."),
            discussion: say(
                "Exit status: 0 done; 1 with --fail-on when such a finding exists; 2 some input could not be read whole; 64 usage; 130 interrupted.",
                "終了コード: 0 完了、1 --fail-on 以上の検出あり、2 読み取れない入力あり、64 使い方の誤り、130 中断。"))
    }

    @OptionGroup var input: InputOptions

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say(
                "Only these watches: registry, archive, transfer, file-operation, browser.",
                "指定した監視のみ: registry、archive、transfer、file-operation、browser。"), valueName: "name"))
    var watch: [String] = []

    @Option(help: ArgumentHelp(say("Only findings of this level and above.", "このレベル以上の検出のみ。")))
    var level: Level?

    @Option(
        help: ArgumentHelp(
            say("End with status 1 when there is a finding of this level or above.", "このレベル以上の検出があれば終了コード 1 で終わります。"),
            valueName: "level"))
    var failOn: Level?

    mutating func validate() throws {
        if let failOn, let level, failOn < level {
            throw ValidationError(
                say(
                    "--fail-on asks for findings that --level leaves out.",
                    "--fail-on に、--level で除かれるレベルが指定されています。"))
        }
        let known = WatchName.allCases.map(\.rawValue)
        let (names, paths) = try NameList.split(watch, "--watch", known: known) { WatchName(rawValue: $0) }
        watch = names.map(\.rawValue)
        try input.add(paths)
    }

    func run() throws {
        var selection = Selection()
        if !watch.isEmpty { selection.watches = Set(watch.compactMap { WatchName(rawValue: $0) }) }
        selection.level = level ?? .informational
        let summary = try AnalysisRun(input, .findings, selection).run()
        if summary.problemCount > 0 { throw ExitCode(2) }
        if let failOn, let highest = summary.highestLevel, highest >= failOn { throw ExitCode(1) }
    }
}
