import Detection
import Intake
import Keys
import Reports

extension BackupError {
    /// A whole line for the administrator.
    var text: Text {
        switch self {
        case .sealed(let error): error.text
        case .store(let error): error.text
        case .malformed: Text(en: "this is no backup of a data folder", ja: "データフォルダーのバックアップではありません")
        case .exists(let path):
            Text(
                en: "\(VisibleText.escaped(path)): exists already; nothing is overwritten",
                ja: "\(VisibleText.escaped(path)): すでに存在します。上書きはしません")
        case .missing(let path):
            Text(en: "\(VisibleText.escaped(path)): not found", ja: "\(VisibleText.escaped(path)): 見つかりません")
        case .system(let path, let errno):
            Text(
                en: VisibleText.escaped(path) + ": " + SystemError.text(errno).en,
                ja: VisibleText.escaped(path) + ": " + SystemError.text(errno).ja)
        }
    }
}

extension SealedError {
    fileprivate var text: Text {
        switch self {
        case .malformed: Text(en: "this is no backup", ja: "バックアップファイルではありません")
        case .wrongPassphrase: Text(en: "the passphrase is another one", ja: "パスフレーズが違います")
        case .changed: Text(en: "the backup was changed or is damaged", ja: "バックアップが改変されたか、壊れています")
        case .cut: Text(en: "the end of the backup is missing", ja: "バックアップの末尾が欠けています")
        case .system(let errno): SystemError.text(errno)
        }
    }
}
