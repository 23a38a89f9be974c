extension AccountModel {
    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[My account|マイアカウント]]</h1><p class="muted">{{name}} · {{role}}</p></header>
        <section class="card" aria-labelledby="display"><h2 id="display">[[Display|表示]]</h2>
        <form method="post" action="/account/display" class="row">{{>token}}
        <label>[[Language|言語]]<select name="language">{{#languages}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/languages}}</select></label>
        <label>[[Time zone|タイムゾーン]]<input name="zone" list="zones" value="{{zone}}" placeholder="[[the server's|サーバーと同じ]]" maxlength="64" autocomplete="off"><datalist id="zones">{{#zones}}<option value="{{.}}">{{/zones}}</datalist></label>
        <button class="button">[[Save|保存]]</button></form></section>
        <section class="card" aria-labelledby="password"><h2 id="password">[[Password|パスワード]]</h2>
        <p><a class="button" href="/password">[[Change the password|パスワードを変更]]</a></p></section>
        <section class="card" aria-labelledby="factor"><h2 id="factor">[[Second factor|2要素認証]]</h2>
        {{#factorSince}}<p><span class="good">[[On|有効]]</span> <span class="muted">[[since|設定日時]] {{>time}}</span></p>
        {{/factorSince}}{{#factorSince}}<p{{#areFewCodes}} class="notice bad"{{/areFewCodes}}>[[Recovery codes left: {{codesLeft}}|残りのリカバリーコード: {{codesLeft}}個]]</p>
        <form method="post" action="/account/second-factor/change" class="row">{{>token}}
        <label>[[Your password|パスワードの確認]]<input name="password" type="password" autocomplete="current-password" maxlength="1024" required></label>
        <button class="button" name="what" value="codes">[[Make new recovery codes|リカバリーコードを再発行]]</button>
        <button class="button danger" name="what" value="off">[[Turn off|無効にする]]</button></form>
        {{/factorSince}}{{^factorSince}}<p>[[Besides the password, an app on your telephone shows a code that changes every 30 seconds. Whoever learns your password cannot sign in without it.|パスワードに加えて、スマートフォンのアプリに30秒ごとに表示されるコードを使います。パスワードが漏れても、コードがなければサインインできません。]]</p>
        <p><a class="button first" href="/account/second-factor">[[Set up|設定する]]</a></p>{{/factorSince}}
        </section>
        <section class="card" aria-labelledby="sessions"><h2 id="sessions">[[Where you are signed in|サインイン中のセッション]]</h2>
        <div class="scroll"><table class="rows"><thead><tr><th>[[Address|接続元]]</th><th>[[Signed in|サインイン]]</th><th>[[Last use|最終利用]]</th><th></th></tr></thead>
        <tbody>{{#sessions}}<tr><td data-label="[[Address|接続元]]">{{address}}</td><td class="when" data-label="[[Signed in|サインイン]]">{{#began}}{{>time}}{{/began}}</td><td class="when" data-label="[[Last use|最終利用]]">{{#lastUse}}{{>time}}{{/lastUse}}</td>
        <td>{{#isThis}}<span class="muted">[[this one|このセッション]]</span>{{/isThis}}{{^isThis}}<form method="post" action="/account/sessions/end">{{>token}}<input type="hidden" name="session" value="{{handle}}"><button class="button">[[End|終了]]</button></form>{{/isThis}}</td></tr>{{/sessions}}</tbody></table></div>
        {{#hasOtherSessions}}<form method="post" action="/account/sessions/end">{{>token}}<input type="hidden" name="session" value="others"><button class="button">[[End all others|ほかをすべて終了]]</button></form>{{/hasOtherSessions}}
        </section>
        <section class="card" aria-labelledby="tokens"><h2 id="tokens">[[API tokens|APIトークン]]</h2>
        <p class="muted">[[With a token, a program uses the REST API in your name.|プログラムがあなたの権限でREST APIを利用するためのキーです。]]</p>
        {{#hasTokens}}{{>tokens}}{{/hasTokens}}
        <details{{^hasTokens}} open{{/hasTokens}}><summary>[[New token|新しいトークン]]</summary>
        <form method="post" action="/account/tokens" class="stack">{{>token}}
        <label>[[What it is for|用途]]<input name="name" maxlength="64" required placeholder="[[e.g. monitoring|例: 監視サーバー]]"></label>
        <label>[[It may do as much as|権限]]<select name="role">{{#roles}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/roles}}</select></label>
        <label>[[It ends after|有効期間]]<select name="days"><option value="30">[[30 days|30日]]</option><option value="90" selected>[[90 days|90日]]</option><option value="365">[[one year|1年]]</option><option value="">[[never|無期限]]</option></select></label>
        <label>[[Your password|パスワードの確認]]<input name="password" type="password" autocomplete="current-password" maxlength="1024" required></label>
        <p><button class="button first">[[Make token|トークンを発行]]</button></p></form></details>
        </section>
        """#)
}

extension Parts {
    /// Members `tokens`: ``TokenRow``s.
    static let tokens = #"""
        <div class="scroll"><table class="rows"><thead><tr><th>[[Name|名前]]</th><th>[[Role|権限]]</th><th>[[Made|発行]]</th><th>[[Ends|期限]]</th><th>[[Last use|最終利用]]</th><th></th></tr></thead>
        <tbody>{{#tokens}}<tr><td>{{tokenName}}</td><td data-label="[[Role|権限]]">{{tokenRole}}</td><td class="when" data-label="[[Made|発行]]">{{#made}}{{>time}}{{/made}}</td>
        <td class="when" data-label="[[Ends|期限]]">{{#ends}}{{>time}}{{/ends}}{{^ends}}[[never|無期限]]{{/ends}}{{#isOver}} <span class="bad">[[over|期限切れ]]</span>{{/isOver}}</td>
        <td class="when" data-label="[[Last use|最終利用]]">{{#used}}{{>time}}{{/used}}{{^used}}<span class="muted">[[never used|未使用]]</span>{{/used}}</td>
        <td><form method="post" action="{{revokeAddress}}">{{>token}}<input type="hidden" name="id" value="{{tokenID}}"><button class="button danger">[[Revoke|失効]]</button></form></td></tr>{{/tokens}}</tbody></table></div>
        """#
}
