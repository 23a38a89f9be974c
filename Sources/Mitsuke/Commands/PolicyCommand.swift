import ArgumentParser
import Detection
import PolicyFiles
import Reports
import Watches

/// `mitsuke policy`: what is watched, and how.
struct PolicyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "policy",
            abstract: say("Checks policy files, prints the default policy.", "ポリシーファイルの検査と、既定のポリシーの表示。"),
            discussion: say(
                "A policy file says what is watched and how. It needs only what differs from the default.",
                "ポリシーファイルには、何をどのように監視するかを書きます。既定と異なる部分だけで構いません。"),
            subcommands: [PolicyCheckCommand.self, PolicyDefaultCommand.self])
    }
}

/// `mitsuke policy check FILE…`
struct PolicyCheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: say(
                "Reports every mistake in policy files, with line and column.",
                "ポリシーファイルの誤りを、行と桁を付けてすべて報告します。"),
            discussion: say("Exit status: 0 no mistakes; 2 mistakes; 64 usage.", "終了コード: 0 誤りなし、2 誤りあり、64 使い方の誤り。"))
    }

    @Option(help: ArgumentHelp(say("ja or en; otherwise the locale's.", "言語: ja または en。既定はロケールの言語。")))
    var lang: Language?

    @Argument(help: ArgumentHelp(say("Policy files.", "ポリシーファイル。")))
    var files: [String]

    func run() throws {
        let language = Language.chosen(lang)
        let output = try OutputFile(nil, language)
        var isFine = true
        for file in files {
            do {
                _ = try PolicyFile.read(file)
                let name = VisibleText.escaped(file, limit: 4_096)
                let line = Text(en: "\(name): no mistakes\n", ja: "\(name): 誤りはありません\n")[language]
                _ = output.write(Array(line.utf8))
            } catch {
                error.complain(language)
                isFine = false
            }
        }
        try output.close(language)
        if !isFine { throw ExitCode(2) }
    }
}

/// `mitsuke policy default`
struct PolicyDefaultCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "default",
            abstract: say("Prints the whole default policy, with comments.", "既定のポリシー全体を、説明を付けて表示します。"))
    }

    @Option(help: ArgumentHelp(say("Language of the comments: ja or en.", "説明の言語: ja または en。")))
    var lang: Language?

    func run() throws {
        let language = Language.chosen(lang)
        let output = try OutputFile(nil, language)
        _ = output.write(Array(PolicyPrinter.print(.default, language).utf8))
        try output.close(language)
    }
}
