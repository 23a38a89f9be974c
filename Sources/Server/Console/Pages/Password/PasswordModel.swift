import Accounts
import Detection

/// The page on which somebody chooses a new password.
struct PasswordModel: PageModel {
    /// The present one was given by somebody else.
    var isForced: Bool
    var name: String
    var fault: String?
    let least = PasswordRules.least

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Choose a new password|新しいパスワードの設定]]</h1></header>
        <section class="card narrow">
        {{#isForced}}<p>[[You signed in with a one-time password. Choose one that only you know; then you can go on.|ワンタイムパスワードでサインインしています。続けるには、自分だけが知るパスワードを設定してください。]]</p>{{/isForced}}
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <form method="post" action="/password" class="stack">{{>token}}
        <input type="hidden" name="username" value="{{name}}" autocomplete="username">
        <label>{{#isForced}}[[One-time password|ワンタイムパスワード]]{{/isForced}}{{^isForced}}[[Present password|現在のパスワード]]{{/isForced}}<input name="old" type="password" autocomplete="current-password" maxlength="1024" required></label>
        <label>[[New password|新しいパスワード]]<input name="new" type="password" autocomplete="new-password" minlength="{{least}}" maxlength="1024" aria-describedby="rules" required></label>
        <p class="muted" id="rules">[[At least {{least}} characters of any kind; a sentence is good. Your other sessions end.|{{least}}文字以上。文字の種類は問いません。短い文にすると覚えやすく安全です。ほかのセッションは終了します。]]</p>
        <label>[[New password again|新しいパスワード（確認）]]<input name="again" type="password" autocomplete="new-password" maxlength="1024" required></label>
        <p><button class="button first">[[Set password|パスワードを設定]]</button></p>
        </form>
        </section>
        """#)
}

extension PasswordRules.Fault {
    /// What is wrong with a password, in words.
    var text: Text {
        switch self {
        case .tooShort(let least):
            Text(en: "The password needs at least \(least) characters.", ja: "パスワードは\(least)文字以上にしてください。")
        case .tooLong(let bytes):
            Text(en: "The password is longer than \(bytes) bytes.", ja: "パスワードが長すぎます（\(bytes)バイトまで）。")
        case .containsName: Text(en: "The password contains your name.", ja: "パスワードに利用者名を含めないでください。")
        case .common:
            Text(en: "This password is one that everybody tries first.", ja: "推測されやすいパスワードです。別のものにしてください。")
        }
    }
}
