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
        case .informational: Text(en: "informational", ja: "情報")
        case .low: Text(en: "low", ja: "低")
        case .medium: Text(en: "medium", ja: "中")
        case .high: Text(en: "high", ja: "高")
        case .critical: Text(en: "critical", ja: "重大")
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
                "\(count) findings are counted but not listed: too many different processes. --format jsonl has them all.",
            ja: "プロセスの種類が多いため、\(count) 件は件数のみです。--format jsonl ではすべて出力されます。")
    }

    static func read(_ summary: Summary) -> Text {
        var en = "\(summary.recordCount) records in \(summary.fileCount) files looked at"
        var ja = "\(summary.fileCount) ファイル、\(summary.recordCount) 件の記録を確認しました"
        if let first = summary.firstTime, let last = summary.lastTime {
            let from = LocalTime.text(first)
            let to = LocalTime.text(last)
            let zone = LocalTime.zone(last)
            en += ", from \(from) to \(to) (UTC\(zone))"
            ja += "（\(from) ～ \(to)、UTC\(zone)）"
        }
        if summary.skippedFiles > 0 {
            en += "; \(summary.skippedFiles) files of other kinds were passed over"
            ja += "。ログではない \(summary.skippedFiles) ファイルは対象外です"
        }
        if summary.problemCount > 0 {
            en += "; \(summary.problemCount) places could not be read"
            ja += "。読み取れない箇所が \(summary.problemCount) か所ありました"
        }
        return Text(en: en + ".", ja: ja + "。")
    }

    package static func forgotten(_ count: Int) -> Text {
        Text(
            en: "\(count) processes did not fit into memory; some ancestors are missing.",
            ja: "プロセスが多く、\(count) 件は記憶できませんでした。一部の起動元は表示されません。")
    }
}
