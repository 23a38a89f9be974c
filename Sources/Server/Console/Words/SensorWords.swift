import Detection
import Sensing

/// An agent's sensors, and what they could not see, in words.
enum SensorWords {
    static func title(_ sensor: String) -> Text {
        switch sensor {
        case "bpf": Text(en: "Programs and connections", ja: "プログラムの起動と通信")
        case "proc-connector": Text(en: "Programs (stand-in)", ja: "プログラムの起動（代替）")
        case "sock-diag": Text(en: "Connections (stand-in)", ja: "通信（代替）")
        case "fanotify": Text(en: "Files", ja: "ファイル操作")
        case "contents": Text(en: "Contents of files", ja: "ファイルの内容")
        case "settings": Text(en: "Settings that start programs", ja: "自動起動などの設定")
        case "permission": Text(en: "Prohibiting", ja: "禁止の実行")
        case "ftp": Text(en: "FTP", ja: "FTP通信")
        case "history": Text(en: "Browser histories", ja: "ブラウザーの履歴")
        case "desktop": Text(en: "Desktops", ja: "デスクトップ")
        case "samba": Text(en: "Samba shares", ja: "Sambaの共有フォルダー")
        case "confinement": Text(en: "Giving up rights", ja: "権限の制限")
        default: Text(en: sensor, ja: sensor)
        }
    }

    /// - Parameter reason: `mitsuke.gap.reason`
    static func gap(_ reason: String) -> Text {
        guard let known = Gap.Reason(rawValue: reason) else { return Text(en: reason, ja: reason) }
        return switch known {
        case .queueOverflow: Text(en: "the system's queue was full", ja: "システムの待ち行列があふれた")
        case .overload: Text(en: "more came than could be judged", ja: "処理しきれない量の記録")
        case .spoolFull: Text(en: "the host's spool was full", ja: "端末の一時保存がいっぱい")
        case .agentOff: Text(en: "the agent was not running", ja: "エージェントが停止")
        case .sensorMissing: Text(en: "a sensor cannot be had there", ja: "センサーを利用できない")
        case .sensorFailed: Text(en: "a sensor failed", ja: "センサーの異常")
        case .clockJump: Text(en: "the clock was set", ja: "時計の変更")
        case .unreadable: Text(en: "something could not be read", ja: "読み取れない記録")
        case .throttled: Text(en: "the agent slowed itself down", ja: "エージェントが負荷を抑制")
        case .verdictLate: Text(en: "a program was let through unjudged", ja: "判定が間に合わず許可")
        }
    }
}
