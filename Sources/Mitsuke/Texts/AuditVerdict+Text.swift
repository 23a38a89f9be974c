import Accounts
import Detection
import Storage

extension AuditVerdict {
    /// What the administrator reads.
    var text: Text {
        switch self {
        case .whole(nil): Text(en: "The audit log is empty.", ja: "監査ログは空です。")
        case .whole(let head?):
            Text(
                en: "The audit log is whole: \(head.number) \(head.number == 1 ? "entry" : "entries").",
                ja: "監査ログに異常はありません（\(head.number)件）。")
        case .broken(let number):
            Text(
                en: "entry \(number) of the audit log is changed, missing or moved",
                ja: "監査ログの\(number)件目が改ざん・削除・移動されています")
        case .rewritten(let number):
            Text(
                en: "the audit log up to entry \(number) is not the one whose head was kept",
                ja: "監査ログの\(number)件目までが、控えたハッシュと一致しません")
        case .cut(let number):
            Text(en: "the audit log is cut off after entry \(number)", ja: "監査ログの\(number)件目より後が失われています")
        }
    }
}
