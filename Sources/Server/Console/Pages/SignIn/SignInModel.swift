import Detection
import Storage

/// The page on which somebody signs in: first the password, then the second factor where there is one.
struct SignInModel: PageModel {
    /// The page to go on to.
    var next: String
    var name = ""
    var isNameGiven = false
    var fault: String?
    var isFirstStep = true
    /// Stands for the password in the second step.
    var ticket = ""

    init(next: String) {
        self.next = next
    }

    static let template = PageTemplate(
        #"""
        <section class="card lone">
        <h1>[[Sign in to Mitsuke|見附にサインイン]]</h1>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        {{#isFirstStep}}<form method="post" action="/sign-in" class="stack">
        <input type="hidden" name="next" value="{{next}}">
        <label>[[Name|利用者名]]<input name="name" value="{{name}}" autocomplete="username" autocapitalize="none" maxlength="256" required{{^isNameGiven}} autofocus{{/isNameGiven}}></label>
        <label>[[Password|パスワード]]<input name="password" type="password" autocomplete="current-password" maxlength="1024" required{{#isNameGiven}} autofocus{{/isNameGiven}}></label>
        <button class="button first">[[Sign in|サインイン]]</button>
        </form>{{/isFirstStep}}
        {{^isFirstStep}}<form method="post" action="/sign-in/code" class="stack">
        <input type="hidden" name="next" value="{{next}}"><input type="hidden" name="ticket" value="{{ticket}}">
        <label>[[Code from your authenticator app|認証アプリのコード]]<input name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="64" aria-describedby="code-help" required autofocus></label>
        <p class="muted" id="code-help">[[Six digits. Without your telephone, type one of your recovery codes.|6桁の数字です。スマートフォンが手元にない場合は、リカバリーコードを入力してください。]]</p>
        <button class="button first">[[Sign in|サインイン]]</button>
        <p><a href="/sign-in">[[Start again|最初からやり直す]]</a></p>
        </form>{{/isFirstStep}}
        </section>
        """#)
}

/// Why nobody was let in, in words.
enum SignInFaults {
    static let password = Text(en: "The name or the password is not right.", ja: "利用者名またはパスワードが正しくありません。")
    static let code = Text(
        en:
            "The code is not right or was used already, or the password was typed too long ago. Wait for the next code, or start again.",
        ja: "コードが正しくないか、すでに使用されています。または、パスワードの入力から時間が経ちすぎています。次のコードを待つか、最初からやり直してください。")

    static func throttled(_ seconds: Int64) -> Text {
        let minutes = (seconds + 59) / 60
        return seconds < 60
            ? Text(
                en: "Too many attempts. Try again in \(seconds) seconds.", ja: "試行回数が多すぎます。\(seconds)秒後にもう一度お試しください。")
            : Text(
                en: minutes == 1
                    ? "Too many attempts. Try again in a minute."
                    : "Too many attempts. Try again in \(minutes) minutes.",
                ja: "試行回数が多すぎます。\(minutes)分後にもう一度お試しください。")
    }
}
