import Accounts
import Detection
import Events
import Storage

/// One account, for those who may change it.
struct PersonModel: PageModel {
    var id: Int64
    var person: PersonRow
    /// One's own account, of which the rest is changed elsewhere.
    var isSelf: Bool
    var made: Moment
    var roles: [RoleChoice]
    var sessions: [SessionRow]
    var hasSessions: Bool
    var tokens: [TokenRow]
    var hasTokens: Bool
    var auditAddress: String?

    init(
        _ account: Account, hasFactor: Bool, sessions: [Session], tokens: [ApiToken], visitor: SignedIn,
        at time: Timestamp, _ reader: Reader
    ) {
        id = account.id
        person = PersonRow(account, hasFactor: hasFactor, reader)
        isSelf = account.id == visitor.account.id
        made = Moment(account.created, reader)
        roles = Role.allCases.map { RoleChoice($0, chosen: account.role, reader) }
        self.sessions = sessions.map { SessionRow($0, current: visitor.session, reader) }
        hasSessions = !sessions.isEmpty
        self.tokens = tokens.map {
            TokenRow($0, of: account, revokeAddress: "/people/\(account.id)/tokens/revoke", at: time, reader)
        }
        hasTokens = !tokens.isEmpty
        if visitor.account.role.may(.seeAudit) {
            auditAddress = PageAddress.make("/audit", [("who", account.name)])
        }
    }

    static let template = PageTemplate(
        #"""
        {{#person}}<header class="page"><p class="back"><a href="/people">← [[People|利用者]]</a></p><h1>{{personName}}</h1>
        <p class="muted">{{personRole}}{{#state}} · {{state}}{{/state}} · [[added|追加]] {{#made}}{{>time}}{{/made}}{{#lastSignIn}} · [[last sign-in|最終サインイン]] {{>time}}{{/lastSignIn}}</p></header>
        <section class="card" aria-labelledby="role"><h2 id="role">[[Role|権限]]</h2>
        <form method="post" action="/people/{{id}}/role" class="stack">{{>token}}
        <fieldset><legend class="hidden">[[Role|権限]]</legend>{{#roles}}<label class="choice"><input type="radio" name="role" value="{{value}}"{{#isChosen}} checked{{/isChosen}}> <span>{{text}}<br><span class="muted">{{explanation}}</span></span></label>{{/roles}}</fieldset>
        <p><button class="button">[[Change role|権限を変更]]</button></p></form></section>
        <section class="card" aria-labelledby="access"><h2 id="access">[[Sign-in|サインイン]]</h2>
        {{#isSelf}}<p>[[This is your own account.|これはあなた自身のアカウントです。]] <a href="/account">[[Change password and second factor|パスワードと2要素認証の設定]]</a></p>{{/isSelf}}
        {{^isSelf}}<ul class="choices">
        <li><form method="post" action="/people/{{id}}/password">{{>token}}<button class="button">[[Reset the password|パスワードを再発行]]</button></form> <span class="muted">[[Makes a one-time password. Open sessions end.|ワンタイムパスワードを発行します。サインイン中のセッションは終了します。]]</span></li>
        {{#hasFactor}}<li><form method="post" action="/people/{{id}}/second-factor-off">{{>token}}<button class="button danger">[[Take the second factor away|2要素認証を解除]]</button></form> <span class="muted">[[When the telephone is lost. The password alone is enough then.|スマートフォンを紛失したときなどに使います。解除後はパスワードだけでサインインできます。]]</span></li>{{/hasFactor}}
        <li>{{#isOff}}<form method="post" action="/people/{{id}}/enable">{{>token}}<button class="button">[[Enable|有効にする]]</button></form> <span class="muted">[[May sign in again.|再びサインインできるようになります。]]</span>{{/isOff}}{{^isOff}}<form method="post" action="/people/{{id}}/disable">{{>token}}<button class="button danger">[[Disable|無効にする]]</button></form> <span class="muted">[[May not sign in any more. Sessions and API tokens end; what was done stays in the audit log.|サインインできなくなります。セッションとAPIトークンも使えなくなります。操作の記録は監査ログに残ります。]]</span>{{/isOff}}</li>
        </ul>{{/isSelf}}
        {{#auditAddress}}<p><a href="{{auditAddress}}">[[What this person did|この利用者の操作記録]]</a></p>{{/auditAddress}}</section>
        {{#hasSessions}}<section class="card" aria-labelledby="sessions"><h2 id="sessions">[[Sessions|サインイン中のセッション]]</h2>
        <div class="scroll"><table class="rows"><thead><tr><th>[[Address|接続元]]</th><th>[[Signed in|サインイン]]</th><th>[[Last use|最終利用]]</th><th></th></tr></thead>
        <tbody>{{#sessions}}<tr><td data-label="[[Address|接続元]]">{{address}}</td><td class="when" data-label="[[Signed in|サインイン]]">{{#began}}{{>time}}{{/began}}</td><td class="when" data-label="[[Last use|最終利用]]">{{#lastUse}}{{>time}}{{/lastUse}}</td>
        <td>{{^isThis}}<form method="post" action="/people/{{id}}/sessions/end">{{>token}}<input type="hidden" name="session" value="{{handle}}"><button class="button">[[End|終了]]</button></form>{{/isThis}}</td></tr>{{/sessions}}</tbody></table></div></section>{{/hasSessions}}
        {{#hasTokens}}<section class="card" aria-labelledby="tokens"><h2 id="tokens">[[API tokens|APIトークン]]</h2>{{>tokens}}</section>{{/hasTokens}}
        {{/person}}
        """#)
}
