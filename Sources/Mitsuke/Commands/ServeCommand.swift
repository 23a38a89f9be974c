import ArgumentParser
import Detection
import Foundation

/// `mitsuke serve`
struct ServeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve",
            abstract: say("The management server with its console.", "管理サーバーとコンソールを起動します。"),
            usage: say("mitsuke serve --data <folder> [<options>]", "mitsuke serve --data <フォルダー> [<オプション>]"),
            discussion: say(
                "At first start it makes its keys and its certificate, and prints a one-time password. Options may also come from the environment (MITSUKE_LISTEN=…) or a JSON file ({\"listen\": \"…\"}); arguments go first. SIGTERM and Ctrl-C end it in order.",
                "初回の起動時に鍵と証明書を作り、ワンタイムパスワードを表示します。オプションは環境変数（MITSUKE_LISTEN=…）またはJSONファイル（{\"listen\": \"…\"}）でも指定でき、引数が優先されます。SIGTERM または Ctrl-C で安全に終了します。"
            ))
    }

    @Option(
        help: ArgumentHelp(
            say("The folder that holds the store; made where it is missing.", "データフォルダー。なければ作成します。"),
            valueName: "folder"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Where the console listens; \(ServeConfiguration.defaultListen) if nothing is said, :8443 for all addresses.",
                "コンソールの待ち受けアドレス。既定は \(ServeConfiguration.defaultListen)。:8443 ですべてのアドレス。"),
            valueName: "host:port"))
    var listen: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Where agents connect; nowhere if nothing is said.", "エージェントの待ち受けアドレス。省略時は待ち受けません。"),
            valueName: "host:port"))
    var agents: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Your own certificate with its chain (PEM); otherwise one is made.",
                "独自の証明書（PEM、中間証明書を含む）。省略時は自動で作成します。"), valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp(say("The key of that certificate (PEM).", "その証明書の秘密鍵（PEM）。"), valueName: "file"))
    var certificateKey: String?

    @Option(
        help: ArgumentHelp(
            say(
                "A name or an address under which browsers reach the server; may be given again.",
                "ブラウザーがサーバーに接続する際の名前またはアドレス。複数回指定できます。"),
            valueName: "name"))
    var name: [String] = []

    @Option(
        help: ArgumentHelp(
            say(
                "The key that seals the others, outside of the data folder; <folder>.key if nothing is said.",
                "鍵を封印する鍵のファイル。データフォルダーの外に置きます。既定は <フォルダー>.key。"), valueName: "file"))
    var keyFile: String?

    @Option(help: ArgumentHelp(say("A JSON file with options.", "オプションを書いたJSONファイル。"), valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp(say("ja or en; otherwise the locale's.", "言語: ja または en。既定はロケールの言語。")))
    var lang: Language?

    func run() throws {
        let language = Language.chosen(lang)
        var arguments: [String: String] = [:]
        arguments["data"] = data
        arguments["listen"] = listen
        arguments["agents"] = agents
        arguments["certificate"] = certificate
        arguments["certificateKey"] = certificateKey
        arguments["keyFile"] = keyFile
        if !name.isEmpty { arguments["names"] = name.joined(separator: ",") }
        let (said, file) = (arguments, config)
        let configuration: ServeConfiguration
        do {
            configuration = try Waiting.wait { try await ServeConfiguration.read(arguments: said, file: file) }
        } catch let problems as ServeConfiguration.Problems {
            for problem in problems.all { Diagnostics.error(problem.key + ": " + problem.text[language]) }
            throw ExitCode(64)
        } catch {
            let text = Text(en: "the configuration cannot be read", ja: "設定ファイルを読み取れません")
            Diagnostics.error(VisibleText.escaped(file ?? "") + ": " + text[language])
            throw ExitCode(2)
        }
        try Server(configuration, language).run()
    }
}
