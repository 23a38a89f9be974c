import Detection
import Events

/// What was done with a file, as a clause.
enum FileDeed {
    static func words(_ file: FileActivity, _ short: (String) -> String) -> Text {
        let path = short(file.path.isEmpty ? file.share : file.path)
        let size = file.sizeBytes.map { "（\(ByteWords.text($0))）" } ?? ""
        let sizeEn = file.sizeBytes.map { " (\(ByteWords.text($0)))" } ?? ""
        var text: Text
        switch file.action {
        case .create: text = Text(en: "created \(path)\(sizeEn)", ja: "\(path)\(size) を作成")
        case .read: text = Text(en: "read \(path)\(sizeEn)", ja: "\(path)\(size) を読み取り")
        case .overwrite:
            text =
                file.isOnlyAttributes
                ? Text(en: "changed the times or attributes of \(path)", ja: "\(path) の日時・属性を変更")
                : Text(en: "wrote to \(path)\(sizeEn)", ja: "\(path)\(size) に書き込み")
        case .delete: text = Text(en: "deleted \(path)", ja: "\(path) を削除")
        case .rename:
            text = Text(en: "renamed \(short(file.oldPath)) to \(path)", ja: "\(short(file.oldPath)) の名前を \(path) に変更")
        case .copy:
            text = Text(en: "copied \(short(file.oldPath)) to \(path)", ja: "\(short(file.oldPath)) を \(path) にコピー")
        }
        if file.isDenied {
            text.en += ", which the system refused"
            text.ja += "（システムが拒否）"
        } else if file.isOnlyHandle {
            text.en = "opened \(path), with rights to do more"
            text.ja = "\(path) を開いた"
        }
        if !file.clientIP.isEmpty {
            text.en += ", from \(short(file.clientIP))"
            text.ja += "（\(short(file.clientIP)) から）"
        }
        return text
    }
}

/// What was done in the registry, as a clause.
enum RegistryDeed {
    static func words(_ registry: RegistryActivity, _ short: (String) -> String) -> Text {
        let path = short(registry.path)
        // On Linux it is a file.
        if registry.path.utf8.first == 47 { return setting(registry, path) }
        switch registry.action {
        case .keyCreated: return Text(en: "created the key \(path)", ja: "キー \(path) を作成")
        case .keyDeleted: return Text(en: "deleted the key \(path)", ja: "キー \(path) を削除")
        case .keyRenamed:
            return Text(
                en: "renamed the key \(path) to \(short(registry.newPath))",
                ja: "キー \(path) の名前を \(short(registry.newPath)) に変更")
        case .valueSet:
            let data = short(registry.data)
            return data.isEmpty
                ? Text(en: "set the value \(path)", ja: "値 \(path) を設定")
                : Text(en: "set the value \(path) to \(data)", ja: "値 \(path) に \(data) を設定")
        case .valueDeleted: return Text(en: "deleted the value \(path)", ja: "値 \(path) を削除")
        case .keyWritten: return Text(en: "changed something in the key \(path)", ja: "キー \(path) の内容を変更")
        case .read: return Text(en: "read \(path)", ja: "\(path) を読み取り")
        }
    }
}

extension RegistryDeed {
    private static func setting(_ registry: RegistryActivity, _ path: String) -> Text {
        var text =
            switch registry.action {
            case .keyCreated: Text(en: "added the setting \(path)", ja: "設定 \(path) を追加")
            case .keyDeleted, .valueDeleted: Text(en: "deleted the setting \(path)", ja: "設定 \(path) を削除")
            case .valueSet, .keyWritten, .keyRenamed: Text(en: "changed the setting \(path)", ja: "設定 \(path) を変更")
            case .read: Text(en: "read \(path)", ja: "\(path) を読み取り")
            }
        if registry.since != nil {
            text.en += ", while the agent was not looking"
            text.ja += "（エージェントが監視していない間）"
        }
        return text
    }
}

/// Sizes as people read them.
package enum ByteWords {
    /// `4.2 MB`; powers of 1,000.
    package static func text(_ bytes: UInt64) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var (value, unit) = (Double(bytes), 0)
        while value >= 999.5, unit < units.count - 1 {
            value /= 1_000
            unit += 1
        }
        if unit == 0 || value >= 99.5 { return "\(Int(value.rounded())) \(units[unit])" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
}
