import Detection
import Foundation

/// Why the system would not do something.
package enum SystemError {
    /// What people meet most often in both languages; the rest in the system's own words.
    package static func text(_ errno: Int32) -> Text {
        let own = String(cString: strerror(errno))
        let japanese =
            switch errno {
            case ENOENT: "ファイルまたはフォルダーがありません"
            case EACCES, EPERM: "アクセスが許可されていません"
            case EISDIR: "フォルダーです"
            case ENOTDIR: "パスの途中がフォルダーではありません"
            case ENOSPC: "ディスクの空き容量がありません"
            case EROFS: "読み取り専用のファイルシステムです"
            case EIO: "入出力エラーが発生しました"
            case EMFILE, ENFILE: "開いているファイルが多すぎます"
            case ENAMETOOLONG: "ファイル名が長すぎます"
            case ELOOP: "シンボリックリンクが循環しています"
            default: own
            }
        return Text(en: own, ja: japanese)
    }
}
