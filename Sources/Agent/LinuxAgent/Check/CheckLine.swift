import Detection

/// One thing that works or does not.
struct CheckLine {
    var title: Text
    var isGood: Bool
    var detail: String

    init(_ title: Text, isGood: Bool, detail: String) {
        self.title = title
        self.isGood = isGood
        self.detail = detail
    }

    /// `ok  files: filesystem marks on 3`; what programs and files are called is hostile text.
    func text(_ language: Language) -> String {
        let mark = isGood ? Text(en: "ok     ", ja: "正常   ") : Text(en: "NOT OK ", ja: "要確認 ")
        return mark[language] + title[language] + (detail.isEmpty ? "" : ": " + VisibleText.escaped(detail))
    }
}

/// What sensors are about, for people.
enum SensorTitles {
    static func title(_ sensor: String) -> Text {
        let words =
            switch sensor {
            case "bpf": Text(en: "processes and connections", ja: "プロセスと通信")
            case "processes": Text(en: "processes, without BPF", ja: "プロセス（BPF なし）")
            case "sock-diag": Text(en: "connections, without BPF", ja: "通信（BPF なし）")
            case "fanotify": Text(en: "files", ja: "ファイル")
            case "ftp": Text(en: "FTP", ja: "FTP")
            case "settings": Text(en: "settings by which programs stay", ja: "自動起動などの設定")
            case "history": Text(en: "histories of browsers", ja: "ブラウザーの履歴")
            case "desktop": Text(en: "desktops", ja: "デスクトップ")
            case "samba": Text(en: "clients of Samba", ja: "Samba の接続元")
            case "permission": Text(en: "prohibition", ja: "禁止")
            default: Text(en: sensor, ja: sensor)
            }
        return words.en == sensor ? words : Text(en: words.en + " (\(sensor))", ja: words.ja + "（\(sensor)）")
    }
}
