import ArgumentParser
import Detection

/// What the commands have in common that work on a data folder.
struct DataOptions: ParsableArguments {
    @Option(help: ArgumentHelp(say("The folder that holds the store.", "データフォルダー。"), valueName: "folder"))
    var data: String

    @Option(help: ArgumentHelp(say("ja or en; otherwise the locale's.", "言語: ja または en。既定はロケールの言語。")))
    var lang: Language?

    var language: Language { .chosen(lang) }
}
