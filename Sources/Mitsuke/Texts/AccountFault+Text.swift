import Accounts
import Detection

extension AccountChanges.Fault {
    /// What the administrator reads.
    var text: Text {
        switch self {
        case .name:
            Text(
                en: "a name has 1 to \(AccountName.longest) visible characters",
                ja: "利用者名は、表示できる文字で1〜\(AccountName.longest)文字にしてください")
        case .taken: Text(en: "there is an account of that name", ja: "同じ名前の利用者がすでに存在します")
        case .lastAdministrator:
            Text(en: "nobody would be left who may administer", ja: "管理者が1人もいなくなるため、実行できません")
        case .missing: Text(en: "there is no such account", ja: "この名前の利用者は存在しません")
        case .noSecondFactor: Text(en: "there is no second factor", ja: "2要素認証は設定されていません")
        case .busy: Text(en: "too much is going on; try again", ja: "処理が混み合っています。やり直してください")
        }
    }
}
