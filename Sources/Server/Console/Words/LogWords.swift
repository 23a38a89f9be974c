import Detection
import Events
import Storage

/// A line of a log in words.
enum LogWords {
    /// What was done, without who did it.
    static func what(_ line: LogLine, _ reader: Reader) -> String {
        Deed.words(line, reader, limit: 200)
    }

    /// The actions of ``Event`` as a column shows them.
    static func action(_ line: LogLine, _ reader: Reader) -> String {
        let name = line.line.action.isEmpty ? line.event.activity.action : line.line.action
        return actions[name]?[reader] ?? name
    }

    private static let actions: [String: Text] = [
        "value-set": Text(en: "value set", ja: "値の設定"),
        "value-deleted": Text(en: "value deleted", ja: "値の削除"),
        "key-created": Text(en: "key created", ja: "キーの作成"),
        "key-deleted": Text(en: "key deleted", ja: "キーの削除"),
        "key-renamed": Text(en: "key renamed", ja: "キー名の変更"),
        "key-written": Text(en: "key changed", ja: "キーの変更"),
        "create": Text(en: "created", ja: "作成"),
        "read": Text(en: "read", ja: "読み取り"),
        "overwrite": Text(en: "written", ja: "書き込み"),
        "delete": Text(en: "deleted", ja: "削除"),
        "rename": Text(en: "renamed", ja: "名前の変更"),
        "copy": Text(en: "copied", ja: "コピー"),
        "start": Text(en: "started", ja: "起動"),
        "end": Text(en: "ended", ja: "終了"),
        "connect": Text(en: "connected", ja: "接続"),
        "bind": Text(en: "waits", ja: "待ち受け"),
        "query": Text(en: "name looked up", ja: "名前の検索"),
        "upload": Text(en: "sent", ja: "送信"),
        "download": Text(en: "fetched", ja: "取得"),
        "visit": Text(en: "visited", ja: "閲覧"),
        "sign-in": Text(en: "signed in", ja: "サインイン"),
        "sign-out": Text(en: "signed out", ja: "サインアウト"),
        "lock": Text(en: "locked", ja: "ロック"),
        "unlock": Text(en: "unlocked", ja: "ロック解除"),
        "log-cleared": Text(en: "log cleared", ja: "ログの消去"),
        "gap": Text(en: "gap", ja: "欠落"),
        "sensor-state-changed": Text(en: "sensor state", ja: "センサーの状態"),
        "sensor-configured": Text(en: "sensor settings", ja: "センサーの設定"),
        "sensor-failed": Text(en: "sensor failed", ja: "センサーの異常"),
    ]
}
