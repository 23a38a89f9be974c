extension ChannelModel {
    static let template = PageTemplate(
        #"""
        <header class="page"><p class="back"><a href="/notifications">← [[Notifications|通知]]</a></p><h1>{{title}}</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        {{#answers}}<section class="card narrow" aria-labelledby="answer"><h2 id="answer">[[Test message|テスト送信の結果]]</h2>{{#isGood}}<p class="notice good" role="status">[[It was taken.|送信できました。]]</p>{{/isGood}}{{^isGood}}<p class="notice bad" role="alert">[[It was not taken.|送信できませんでした。]]</p>{{/isGood}}<h3>[[What the other side said|相手の応答]]</h3><pre>{{text}}</pre></section>{{/answers}}
        <section class="card narrow"><form method="post" action="{{address}}" class="stack" autocomplete="off">{{>token}}<input type="hidden" name="kind" value="{{kind}}">
        <label>[[Name|名前]]<input name="name" value="{{name}}" maxlength="100" required></label>
        {{#isMail}}<fieldset class="stack"><legend>[[Mail server|メールサーバー]]</legend>
        <div class="row"><label>[[Server|サーバー]]<input name="host" value="{{host}}" size="28" placeholder="smtp.example.jp" required></label><label>[[Port|ポート]]<input name="port" value="{{port}}" inputmode="numeric" size="6" required></label><label>[[Protection|暗号化]]<select name="security">{{#securities}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/securities}}</select></label></div>
        <div class="row"><label>[[User (empty: no sign-in)|ユーザー名（空欄は認証なし）]]<input name="user" value="{{user}}" size="28" autocomplete="off"></label><label>[[Password|パスワード]]<input type="password" name="password" autocomplete="new-password"{{#hasPassword}} placeholder="[[kept; empty leaves it|設定済み（変更時のみ入力）]]"{{/hasPassword}}></label></div></fieldset>
        <label>[[Sender|差出人]]<input name="from" value="{{from}}" placeholder="mitsuke@example.jp" required></label>
        <label>[[Receivers, one on a line|宛先（1行に1件）]]<textarea name="to" rows="3" required>{{to}}</textarea></label>{{/isMail}}
        {{#isWebhook}}<label>[[Service|サービス]]<select name="form">{{#forms}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/forms}}</select></label>
        <label>[[Address|URL]]{{#hasAddress}} <span class="muted">{{place}}</span>{{/hasAddress}}<input name="address" autocomplete="off" maxlength="2000" placeholder="{{#hasAddress}}[[kept; empty leaves it|設定済み（変更時のみ入力）]]{{/hasAddress}}{{^hasAddress}}https://{{/hasAddress}}"></label>
        <label>[[Chatwork's API token, or the key with which JSON is signed|Chatwork の API トークン、または JSON の署名用の鍵]]<input type="password" name="token" autocomplete="new-password" maxlength="499"{{#hasToken}} placeholder="[[kept; empty leaves it|設定済み（変更時のみ入力）]]"{{/hasToken}}></label>{{/isWebhook}}
        {{#isSyslog}}<div class="row"><label>[[Server|サーバー]]<input name="host" value="{{host}}" size="28" placeholder="syslog.example.jp" required></label><label>[[Port|ポート]]<input name="port" value="{{port}}" inputmode="numeric" size="6" required></label><label>[[Transport|方式]]<select name="transport">{{#transports}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/transports}}</select></label></div>{{/isSyslog}}
        <label>[[Language of messages|通知の言語]]<select name="language">{{#languages}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/languages}}</select></label>
        <details{{#authority}} open{{/authority}}><summary>[[Certificate of one's own authority|独自の認証局（CA）の証明書]]</summary><label>[[PEM; trusted here instead of the system's|PEM形式。この通知先では、システムの証明書の代わりに使用します]]<textarea name="authority" rows="5">{{authority}}</textarea></label></details>
        {{#mayTakeAuditHead}}<label class="check"><input type="checkbox" name="audit" value="1"{{#takesAuditHead}} checked{{/takesAuditHead}}>[[Send the end of the audit log here every hour|監査ログの検証値を1時間ごとに送る]]</label>{{/mayTakeAuditHead}}
        <label class="check"><input type="checkbox" name="enabled" value="1"{{#isEnabled}} checked{{/isEnabled}}>[[Messages are sent here|この通知先を使う]]</label>
        <div class="actions"><button class="button first">[[Save|保存]]</button></div></form></section>
        {{#id}}<div class="actions"><form class="inline" method="post" action="{{address}}/test">{{>token}}<button class="button">[[Send a test message|テスト送信]]</button></form><form class="inline" method="post" action="{{address}}/remove">{{>token}}<button class="button danger">[[Remove|削除]]</button></form><span class="muted">[[The test uses what was saved. What still waits for a channel that is removed is given up.|テストは保存済みの設定で行います。削除すると、この通知先への送信待ちは破棄されます。]]</span></div>{{/id}}
        """#)
}
