import Detection
import Intake
import Reports

extension DataFolderError {
    /// What the administrator reads.
    var text: Text {
        switch self {
        case .held(let pid?):
            Text(
                en: "in use by another mitsuke (process \(pid)); end it first",
                ja: "別の mitsuke（プロセス \(pid)）が使用中です。先に終了してください")
        case .held(nil):
            Text(en: "in use by another mitsuke; end it first", ja: "別の mitsuke が使用中です。先に終了してください")
        case .newer(let version):
            Text(
                en: "made by a newer mitsuke (layout \(version)); use that one",
                ja: "新しい版の mitsuke が作成したデータです（形式 \(version)）。その版をお使いください")
        case .foreign:
            Text(
                en: "holds other files and no data of mitsuke; name an empty or a new folder",
                ja: "mitsuke 以外のファイルがあります。空のフォルダーか新しいフォルダーを指定してください")
        case .missing:
            Text(
                en: "there is no data folder; `mitsuke import` makes one",
                ja: "データフォルダーがありません。`mitsuke import` で作成されます")
        case .readableByOthers:
            Text(
                en: "other users may look into it; `chmod 700` it first",
                ja: "ほかの利用者が読み取れます。先に `chmod 700` を実行してください")
        case .system(_, let errno): SystemError.text(errno)
        }
    }
}
