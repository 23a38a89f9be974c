import ArgumentParser
import Detection
import Events
import Foundation
import Intake
import PolicyFiles
import Reports
import Storage

/// `mitsuke import`
struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: say("Takes log files into the store and runs the watches.", "ログファイルをデータフォルダーに取り込み、監視を実行します。"),
            usage: say("mitsuke import --data <folder> <path> ...", "mitsuke import --data <フォルダー> <path> ..."),
            discussion: say(
                "Importing the same records again adds nothing. Exit status: 0 done; 2 some input could not be read whole, or the store not written; 64 usage; 130 interrupted (what was taken in stays).",
                "同じ記録を再び取り込んでも重複しません。終了コード: 0 完了、2 読み取れない入力または書き込みの失敗あり、64 使い方の誤り、130 中断（取り込み済みの分は残ります）。"))
    }

    @OptionGroup var data: DataOptions

    @Argument(
        help: ArgumentHelp(
            say(
                "Files and folders: .evtx, Windows event XML, JSON lines, also in .gz, .zip and .tar.gz.",
                "ファイルまたはフォルダー: .evtx、WindowsイベントXML、JSON Lines（.gz・.zip・.tar.gz の中も可）。"),
            valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp(say("How many threads read: 1 to 64.", "読み取りに使うスレッドの数（1～64）。")))
    var jobs: Int?

    func validate() throws {
        if let jobs, !(1...64).contains(jobs) {
            throw ValidationError(say("--jobs takes a number from 1 to 64.", "--jobs は 1 から 64 までの数です。"))
        }
    }

    func run() throws {
        let language = data.language
        let store = try OpenStore(data.data, language)
        let importer = store.importer(jobs: jobs ?? min(ProcessInfo.processInfo.activeProcessorCount, 8))
        let (paths, author) = (paths, NSUserName())
        do {
            _ = try Waiting.wait { try await store.imports.interruptRunning(at: .now) }
            let running = try Waiting.wait { try await importer.start(paths, author: author) }
            let bar = ProgressBar.ifTerminal(running.reading, language)
            let interruption = Interruption(running.reading)
            let outcome = Result { try Waiting.wait { try await running.result() } }
            interruption.end()
            bar?.end()
            let problems = try Waiting.wait {
                try await store.imports.problems(of: running.id, limit: Self.problemLines)
            }
            for problem in problems {
                Diagnostics.error(VisibleText.escaped(problem.file) + ": " + problem.text[language])
            }
            let record = try outcome.get()
            let output = try OutputFile(nil, language)
            _ = output.write(Array((Self.summary(record.counts)[language] + "\n").utf8))
            try output.close(language)
            try interruption.check()
            if record.counts.problems > 0 { throw ExitCode(2) }
        } catch let error as StoreError {
            Diagnostics.error(VisibleText.escaped(data.data) + ": " + error.text[language])
            throw ExitCode(2)
        } catch let error as ImportError {
            Self.complain(error, language)
            throw ExitCode(2)
        }
    }

    private static let problemLines = 20

    private static func summary(_ counts: ImportCounts) -> Text {
        Text(
            en:
                "\(counts.added) lines added, \(counts.known) known already; findings: \(counts.findings); places not readable: \(counts.problems)",
            ja:
                "追加 \(counts.added) 行、登録済み \(counts.known) 行、検出 \(counts.findings) 件、読み取れない箇所 \(counts.problems) か所")
    }

    private static func complain(_ error: ImportError, _ language: Language) {
        switch error {
        case .store(let error): Diagnostics.error(error.text[language])
        case .policy(let problems): Diagnostics.write(problems.lines(language).map { $0 + "\n" }.joined())
        case .nothing:
            Diagnostics.error(Text(en: "there is no file to import", ja: "取り込むファイルがありません")[language])
        }
    }
}
