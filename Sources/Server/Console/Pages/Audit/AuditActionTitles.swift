import Detection

/// What people do, as the audit log names it, in words.
package enum AuditActionTitles {
    /// An action that has no title is shown as it is written.
    package static func title(_ action: String) -> Text {
        all.first { $0.action == action }?.title ?? Text(en: action, ja: action)
    }

    /// What stands before the point, by the order of the filter.
    package static let groups: [(name: String, title: Text)] = [
        ("signin", Text(en: "Sign-in", ja: "サインイン")),
        ("signout", Text(en: "Sign-out", ja: "サインアウト")),
        ("access", Text(en: "Refused access", ja: "アクセス拒否")),
        ("person-log", Text(en: "Looks at a person's log", ja: "個人のログの閲覧")),
        ("logs", Text(en: "Logs", ja: "ログ")),
        ("alert", Text(en: "Alerts", ja: "アラート")),
        ("import", Text(en: "Imports", ja: "取り込み")),
        ("policy", Text(en: "Policies", ja: "ポリシー")),
        ("exception", Text(en: "Exceptions", ja: "例外")),
        ("host", Text(en: "Hosts", ja: "端末")),
        ("group", Text(en: "Groups", ja: "部署")),
        ("notification", Text(en: "Notifications", ja: "通知")),
        ("settings", Text(en: "Settings", ja: "全体の設定")),
        ("account", Text(en: "Accounts", ja: "利用者アカウント")),
        ("password", Text(en: "Passwords", ja: "パスワード")),
        ("second-factor", Text(en: "Second factors", ja: "2要素認証")),
        ("api-token", Text(en: "API tokens", ja: "APIトークン")),
        ("session", Text(en: "Sessions", ja: "セッション")),
        ("audit", Text(en: "Audit log", ja: "監査ログ")),
    ]

    static let all: [(action: String, title: Text)] = [
        ("signin.accepted", Text(en: "signed in", ja: "サインイン")),
        ("signin.refused", Text(en: "sign-in refused", ja: "サインイン失敗")),
        ("signin.refused.again", Text(en: "sign-in refused again (times)", ja: "サインイン失敗の繰り返し（回数）")),
        ("signin.refused.others", Text(en: "further sign-ins refused (times)", ja: "その他のサインイン失敗（回数）")),
        ("signin.throttled", Text(en: "sign-in delayed", ja: "サインイン試行の制限")),
        ("signin.throttled.again", Text(en: "sign-in delayed again (times)", ja: "サインイン試行の制限の繰り返し（回数）")),
        ("signout", Text(en: "signed out", ja: "サインアウト")),
        ("access.refused", Text(en: "access refused", ja: "アクセス拒否")),
        ("person-log.look", Text(en: "looked at the log of", ja: "個人のログを閲覧")),
        ("account.add", Text(en: "added an account", ja: "利用者を追加")),
        ("account.role", Text(en: "changed a role", ja: "権限を変更")),
        ("account.disable", Text(en: "disabled an account", ja: "利用者を無効化")),
        ("account.enable", Text(en: "enabled an account", ja: "利用者を有効化")),
        ("account.password-reset", Text(en: "reset a password", ja: "パスワードを再発行")),
        ("account.display", Text(en: "changed language or time zone", ja: "言語・タイムゾーンを変更")),
        ("password.chosen", Text(en: "chose a new password", ja: "パスワードを変更")),
        ("password.refused", Text(en: "old password was wrong", ja: "現在のパスワードの誤り")),
        ("second-factor.on", Text(en: "turned the second factor on", ja: "2要素認証を有効化")),
        ("second-factor.off", Text(en: "turned a second factor off", ja: "2要素認証を解除")),
        ("second-factor.recovery-codes", Text(en: "made new recovery codes", ja: "リカバリーコードを再発行")),
        ("second-factor.recovery-code-used", Text(en: "used a recovery code (left)", ja: "リカバリーコードを使用（残数）")),
        ("api-token.add", Text(en: "made an API token", ja: "APIトークンを発行")),
        ("api-token.remove", Text(en: "revoked an API token", ja: "APIトークンを失効")),
        ("session.end", Text(en: "ended a session", ja: "セッションを終了")),
        ("logs.look", Text(en: "searched the logs", ja: "ログを検索")),
        ("logs.export", Text(en: "exported logs", ja: "ログをエクスポート")),
        ("alert.look", Text(en: "looked at an alert", ja: "アラートを閲覧")),
        ("alert.state", Text(en: "changed an alert's state", ja: "アラートの状態を変更")),
        ("alert.assignee", Text(en: "changed an alert's assignee", ja: "アラートの担当者を変更")),
        ("alert.comment", Text(en: "commented on an alert", ja: "アラートにコメントを追加")),
        ("exception.add", Text(en: "made an exception", ja: "例外を追加")),
        ("exception.end", Text(en: "ended an exception", ja: "例外を取り消し")),
        ("host.add", Text(en: "added a host", ja: "端末を追加")),
        ("host.change", Text(en: "changed a host", ja: "端末の情報を変更")),
        ("host.remove", Text(en: "removed a host", ja: "端末を削除")),
        ("host.import", Text(en: "imported hosts from CSV", ja: "端末をCSVから登録")),
        ("group.add", Text(en: "added a group", ja: "部署を追加")),
        ("group.rename", Text(en: "renamed a group", ja: "部署名を変更")),
        ("group.remove", Text(en: "removed a group", ja: "部署を削除")),
        ("policy.change", Text(en: "changed the policy", ja: "ポリシーを変更")),
        ("import.start", Text(en: "started an import", ja: "取り込みを開始")),
        ("import.cancel", Text(en: "cancelled an import", ja: "取り込みを中止")),
        ("import.remove", Text(en: "removed an import", ja: "取り込んだデータを削除")),
        ("settings.change", Text(en: "changed the settings", ja: "全体の設定を変更")),
        ("audit.export", Text(en: "exported the audit log", ja: "監査ログをエクスポート")),
        ("audit.verify", Text(en: "verified the audit log", ja: "監査ログを検証")),
    ]
}
