import Detection
import Storage

extension StoreError {
    /// What the administrator reads.
    var text: Text {
        switch self {
        case .full:
            Text(
                en: "the disk is full; nothing more is taken in until there is room. What was acknowledged is safe",
                ja: "ディスクの空き容量がありません。空きができるまで取り込みを停止します。取り込み済みのデータは失われません")
        case .damaged(let part):
            Text(
                en: "a part of the store is damaged: \(VisibleText.escaped(part))",
                ja: "データの一部が壊れています: \(VisibleText.escaped(part))")
        case .locked: Text(en: "another process is writing to the store", ja: "別のプロセスがデータを書き込んでいます")
        case .notFound: Text(en: "not found", ja: "見つかりません")
        case .conflict: Text(en: "it exists already, or was changed meanwhile", ja: "すでに存在するか、ほかの変更と重なりました")
        case .system(let reason): Text(en: VisibleText.escaped(reason), ja: VisibleText.escaped(reason))
        }
    }
}
