import ArgumentParser
import Detection
import Foundation
import Intake

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
        let jobs = jobs ?? min(ProcessInfo.processInfo.activeProcessorCount, 8)
        try OnStore(data, for: .writing, isInterruptible: true).run(ImportErrand(paths: paths, jobs: jobs))
    }
}
