import Analysis
import ArgumentParser
import Detection
import Events
import Foundation
import Watches

/// What `analyze` and `events` have in common.
struct InputOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            say(
                "Files and folders: .evtx, Windows event XML, JSON lines, also in .gz, .zip and .tar.gz.",
                "ファイルまたはフォルダー: .evtx、WindowsイベントXML、JSON Lines（.gz・.zip・.tar.gz の中も可）。"),
            valueName: "path"))
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            say(
                "text, jsonl or csv; text on a terminal, jsonl elsewhere.",
                "出力形式: text、jsonl、csv。既定は端末では text、それ以外では jsonl。")))
    var format: OutputFormat?

    @Option(
        help: ArgumentHelp(say("Of CSV: utf8 (with byte order mark) or cp932.", "CSVの文字コード: utf8（BOM付き）または cp932。")))
    var encoding = CSVEncoding.utf8

    @Option(help: ArgumentHelp(say("ja or en; otherwise the locale's.", "言語: ja または en。既定はロケールの言語。")))
    var lang: Language?

    @Option(help: ArgumentHelp(say("A policy file; see `mitsuke policy`.", "ポリシーファイル。`mitsuke policy` を参照。")))
    var policy: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Only from this time on: 2026-04-01, 2026-04-01T09:00:00+09:00.",
                "この日時以降のみ: 2026-04-01（その日の始まり）、2026-04-01T09:00:00+09:00。"),
            valueName: "time"))
    var since: TimeArgument?

    @Option(
        help: ArgumentHelp(
            say("Only up to this time; a day is meant with its end.", "この日時まで。日付のみの場合はその日の終わりまで。"), valueName: "time"))
    var until: TimeArgument?

    @Option(help: ArgumentHelp(say("How many threads read: 1 to 64.", "読み取りに使うスレッドの数（1～64）。")))
    var jobs: Int?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            say("Write to this file instead of the standard output.", "標準出力の代わりに、このファイルに書き出します。"), valueName: "file"))
    var output: String?

    @Flag(
        help: ArgumentHelp(
            say(
                "In jsonl: add what the record said where it was normalised (winlog.event_data.*).",
                "jsonl: 正規化前の値（winlog.event_data.*）も出力します。")))
    var originals = false

    func validate() throws {
        if let jobs, !(1...64).contains(jobs) {
            throw ValidationError(say("--jobs takes a number from 1 to 64.", "--jobs は 1 から 64 までの数です。"))
        }
        if let since, let until, until.end < since.time {
            throw ValidationError(say("--until lies before --since.", "--until が --since より前です。"))
        }
        if encoding != .utf8, format != .csv {
            throw ValidationError(say("--encoding goes with --format csv.", "--encoding は --format csv と共に使います。"))
        }
        if originals, let format, format != .jsonl {
            throw ValidationError(say("--originals goes with --format jsonl.", "--originals は --format jsonl と共に使います。"))
        }
    }

    /// Paths that stood behind another option's values; one path at least has to be there in all.
    mutating func add(_ more: [String]) throws {
        paths += more
        if paths.isEmpty {
            throw ValidationError(say("Name a file or a folder.", "ファイルまたはフォルダーを指定してください。"))
        }
    }

    var language: Language { .chosen(lang) }

    /// As many threads as there are processors, but no more than pay.
    var threads: Int { jobs ?? min(ProcessInfo.processInfo.activeProcessorCount, 8) }
}
