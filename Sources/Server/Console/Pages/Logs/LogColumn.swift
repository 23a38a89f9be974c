import Detection
import Events
import Reports
import Storage

/// What a line of a log shows, each in a column that somebody may choose.
enum LogColumn: String, CaseIterable, Sendable {
    case time, log, host, user, program, action, what, command, sha256, attribution, record

    static let usual: [LogColumn] = [.time, .log, .host, .user, .program, .what]

    var title: Text {
        switch self {
        case .time: Text(en: "Time", ja: "日時")
        case .log: Text(en: "Log", ja: "ログ")
        case .host: Text(en: "Host", ja: "端末")
        case .user: Text(en: "User", ja: "利用者")
        case .program: Text(en: "Program", ja: "プログラム")
        case .action: Text(en: "Action", ja: "操作")
        case .what: Text(en: "What", ja: "内容")
        case .command: Text(en: "Command line", ja: "コマンドライン")
        case .sha256: Text(en: "SHA-256", ja: "SHA-256")
        case .attribution: Text(en: "Attribution", ja: "特定の確度")
        case .record: Text(en: "Record", ja: "元の記録")
        }
    }
}

/// A cell: one of its members says what stands in it.
struct LogCell: Sendable {
    /// Its class in the style sheet.
    var column: String
    var when: Moment?
    var log: WatchMark?
    var program: String?
    var chainAddress: String?
    var chain: [String]?
    var what: String?
    var rule: String?
    var level: LevelMark?
    var mono: String?
    var plain: String?
    var full: String?

    init(_ column: LogColumn, _ line: LogLine, _ reader: Reader) {
        let event = line.event
        self.column = column.rawValue
        switch column {
        case .time: when = Moment(event.time, reader)
        case .log:
            let name = LogName(name: line.line.log)
            log = WatchMark(kind: line.line.log, text: name.map { Messages.log($0)[reader] } ?? line.line.log)
        case .host:
            plain = Glimpse.host(event.host)
            full = event.host
        case .user: plain = event.user.name.isEmpty ? event.user.id : event.user.name
        case .program:
            program = Glimpse.program(event.process.executable)
            full = event.process.executable
            chainAddress = ProcessPage.address(event.process, on: event.host)
        case .action: plain = LogWords.action(line, reader)
        case .what:
            what = LogWords.what(line, reader)
            let names = Glimpse.chain(event)
            // The whole chain is a click away.
            chain = names.count > 4 ? ["…"] + names.suffix(3) : names.count > 1 ? names : nil
            if line.line.kind == .alert {
                rule = RuleNames.name(line.line.ruleID, reader)
                level = Level(name: line.line.level).map { LevelMark($0, reader) }
            }
        case .command: mono = event.process.commandLine
        case .sha256: mono = event.process.sha256
        case .attribution:
            plain =
                switch event.attribution {
                case .exact: Text(en: "certain", ja: "確実")[reader]
                case .likely: Text(en: "likely", ja: "おそらく")[reader]
                case .unknown: Text(en: "unknown", ja: "不明")[reader]
                }
        case .record: plain = AlertEvidenceWords.record(line)
        }
    }
}
