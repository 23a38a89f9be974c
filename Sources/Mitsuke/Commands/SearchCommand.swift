import ArgumentParser
import Detection
import Events
import Foundation
import Intake
import PolicyFiles
import Reports
import SQLiteStorage
import Storage

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
        let language = data.language
        let store = try OpenStore(data.data, for: .looking, language)
        let output = try OutputFile(nil, language)
        let format = lineFormat(language, output)
        var damaged: Set<String> = []
        let names = Dictionary(PolicyReader.knownRules.map { ($0.id, $0.name) }) { first, _ in first }
        do {
            _ = output.write(format.head)
            var (left, cursor, query) = (limit, LogCursor?.none, query)
            query.findingsOnly = findings
            repeat {
                let (asked, count, place) = (query, min(left, 1_000), cursor)
                let page = try Waiting.wait { try await store.logs.lines(asked, limit: count, after: place) }
                damaged.formUnion(page.damagedDays)
                var text = TextBuffer()
                for var line in page.lines {
                    // Stored in one language; shown in the reader's.
                    if let name = names[line.line.ruleID] { line.line.ruleName = name[language] }
                    format.append(line.line, of: line.event, to: &text)
                }
                guard output.write(text.bytes) else { break }
                left -= page.lines.count
                cursor = page.next
            } while cursor != nil && left > 0
        } catch let error as StoreError {
            Diagnostics.error(VisibleText.escaped(data.data) + ": " + error.text[language])
            throw ExitCode(2)
        }
        try output.close(language)
        for day in damaged.sorted() {
            let text = Text(en: "the data of \(day) are damaged and missing here", ja: "\(day) のデータは壊れているため、結果に含まれません")
            Diagnostics.error(text[language])
        }
        if !damaged.isEmpty { throw ExitCode(2) }
    }

    private var query: LogQuery {
        var query = LogQuery()
        if !log.isEmpty {
            query.logs = log.compactMap { LogName(name: $0) }.reduce(into: LogSet()) { $0.insert(LogSet($1)) }
        }
        query.hosts = host
        query.user = user ?? ""
        query.program = program ?? ""
        query.path = path ?? ""
        query.text = text ?? ""
        query.since = since?.time
        query.until = until.map { Timestamp(ticks: $0.end.ticks + 1) }
        return query
    }

    private func lineFormat(_ language: Language, _ output: OutputFile) -> any LineFormat {
        switch format ?? (Terminal.isOutput ? .text : .jsonl) {
        case .jsonl: return JSONLinesFormat(language, withOriginals: false)
        case .csv: return CSVFormat(language, encoding == .cp932 ? .cp932 : .utf8)
        case .text:
            let columns = output.isTerminal ? Terminal.columns : 120
            return TextLines(language, Style(isColoured: output.isTerminal && Terminal.takesColours, columns: columns))
        }
    }
}
