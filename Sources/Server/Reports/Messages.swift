import Analysis
import Detection
import Events

/// What reports say beside the findings.
package enum Messages {
    static let unknownHost = Text(en: "(no host name)", ja: "（ホスト名なし）")
    static let unknownProcess = Text(en: "(the record names no process)", ja: "（記録にプロセスの情報がありません）")
    static let by = Text(en: "by", ja: "ユーザー:")
    static let nothingFound = Text(en: "Nothing was found.", ja: "検出されたものはありません。")

    package static func level(_ level: Level) -> Text {
        switch level {
        case .informational: Text(en: "info", ja: "情報")
        case .low: Text(en: "low", ja: "低")
        case .medium: Text(en: "medium", ja: "中")
        case .high: Text(en: "high", ja: "高")
        case .critical: Text(en: "critical", ja: "緊急")
        }
    }

    package static func watch(_ watch: WatchName) -> Text {
        switch watch {
        case .registry: Text(en: "registry", ja: "レジストリ")
        case .archive: Text(en: "archives", ja: "圧縮ファイル")
        case .transfer: Text(en: "transfers", ja: "ファイル転送")
        case .fileOperation: Text(en: "file operations", ja: "ファイル操作")
        case .browser: Text(en: "browsers", ja: "ブラウザー")
        }
    }

    package static func log(_ log: LogName) -> Text {
        switch log {
        case .registry: Text(en: "registry", ja: "レジストリ")
        case .archive: Text(en: "archive", ja: "圧縮ファイル")
        case .transfer: Text(en: "transfer", ja: "ファイル転送")
        case .fileOperation: Text(en: "file-operation", ja: "ファイル操作")
        case .webAccess: Text(en: "web-access", ja: "Webアクセス")
        case .unexpectedTCP: Text(en: "unexpected-tcp", ja: "想定外TCP通信")
        case .process: Text(en: "process", ja: "アプリケーション")
        case .health: Text(en: "health", ja: "センサーの状態")
        }
    }

    static func andMore(_ count: Int, _ rule: String) -> Text {
        Text(en: "… and \(count) more of \(rule)", ja: "… ほかに \(rule) が \(count) 件")
    }

    static func unlisted(_ count: Int) -> Text {
        Text(
            en:
                "\(grouped(count)) findings are only counted, for there are too many processes; --format jsonl has them all.",
            ja: "プロセスが多いため、\(grouped(count)) 件は件数のみの表示です。すべて見るには --format jsonl を使ってください。")
    }

    static let title = Text(en: "Mitsuke: findings", ja: "Mitsuke 検出結果")
    static let inputs = Text(en: "Input:", ja: "対象:")
    static let span = Text(en: "Period:", ja: "期間:")

    static func inputs(_ paths: [String], _ summary: Summary) -> Text {
        let shown = paths.prefix(3).map { VisibleText.escaped($0, limit: 100) }
        let rest = paths.count - shown.count
        return Text(
            en: shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
                + " (\(files(summary.fileCount).en), \(records(summary.recordCount).en))",
            ja: shown.joined(separator: "、") + (rest > 0 ? " ほか \(rest) 件" : "")
                + "（\(files(summary.fileCount).ja)、\(records(summary.recordCount).ja)）")
    }

    /// Nil when no record was looked at.
    static func span(_ summary: Summary, _ clock: LocalTime) -> Text? {
        guard let first = summary.firstTime, let last = summary.lastTime else { return nil }
        let from = clock.seconds(first)
        let to = clock.seconds(last)
        let zone = "UTC" + clock.offset(last)
        return Text(en: "\(from) to \(to) (\(zone))", ja: "\(from) ～ \(to)（\(zone)）")
    }

    /// What was read, in one sentence.
    static func read(_ summary: Summary, _ clock: LocalTime) -> Text {
        let files = files(summary.fileCount)
        let records = records(summary.recordCount)
        let span = span(summary, clock)
        return Text(
            en: "Examined \(records.en) in \(files.en)" + (span.map { ", " + $0.en } ?? "") + ".",
            ja: "\(files.ja)、\(records.ja)を調べました" + (span.map { "（" + $0.ja + "）" } ?? "") + "。")
    }

    static func skipped(_ count: Int) -> Text {
        Text(
            en: count == 1 ? "1 file of another kind was skipped." : "\(count) files of other kinds were skipped.",
            ja: "ログではない \(count) 個のファイルは対象外としました。")
    }

    static func unreadable(_ count: Int) -> Text {
        Text(
            en: count == 1 ? "1 place could not be read." : "\(count) places could not be read.",
            ja: "読み取れない箇所が \(count) か所ありました。")
    }

    static let incomplete = Text(
        en: "Interrupted: this is what was found until then.", ja: "中断されたため、ここまでの結果です。")

    private static func files(_ count: Int) -> Text {
        Text(en: count == 1 ? "1 file" : "\(grouped(count)) files", ja: "\(grouped(count)) ファイル")
    }

    private static func records(_ count: Int) -> Text {
        Text(en: count == 1 ? "1 record" : "\(grouped(count)) records", ja: "記録 \(grouped(count)) 件")
    }

    /// `1,234,567`
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3), digits[index - 1] != "-" { out.append(",") }
            out.append(digit)
        }
        return out
    }

    package static func forgotten(_ count: Int) -> Text {
        Text(
            en: "\(grouped(count)) processes did not fit into memory; some ancestors are missing.",
            ja: "プロセスが多いため、\(grouped(count)) 個は記憶できませんでした。起動元の一部が表示されません。")
    }
}
