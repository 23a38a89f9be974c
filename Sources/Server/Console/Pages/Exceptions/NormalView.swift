extension NormalModel {
    static let template = PageTemplate(
        #"""
        <header class="page"><p class="back"><a href="/alerts/{{id}}">← [[Alert {{id}}|アラート {{id}}]]</a></p><h1>[[This is normal here|これは正常]]</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <div class="grid">
        <section class="card w5" aria-labelledby="conditions"><h2 id="conditions">[[What is normal|正常とみなす条件]]</h2>
        <p class="muted">[[Findings that fit all of this make no alert from now on; they stay in the logs. Empty fields ask for nothing; * stands for any text, ? for one character.|すべての条件に該当する検出は、今後アラートになりません（ログには残ります）。空欄は条件なし、* は任意の文字列、? は任意の1文字です。]]</p>
        <form method="post" action="/alerts/{{id}}/normal" class="stack">{{>token}}
        <label>[[Found by|対象の検知ルール]]<select name="scope"><option value="rule"{{^isWatch}} selected{{/isWatch}}>{{rule}}</option><option value="watch"{{#isWatch}} selected{{/isWatch}}>[[All rules of the watch “{{watch}}”|監視「{{watch}}」のすべてのルール]]</option></select></label>
        {{#fields}}<label>{{title}}<input name="{{name}}" value="{{value}}" maxlength="1000" class="mono" autocomplete="off">{{#common}}<span class="muted break">[[In this alert: |このアラートの値: ]]{{.}}</span>{{/common}}</label>
        {{/fields}}{{#hasGroups}}<label>{{groupTitle}}<select name="group">{{#groups}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/groups}}</select></label>{{/hasGroups}}
        <input type="hidden" name="reason" value="{{reason}}">
        <button class="button" name="act" value="preview">[[Show what it silences|対象を確認]]</button></form></section>
        <div class="w7 column">{{#preview}}
        <section class="card" aria-labelledby="preview"><h2 id="preview">[[What it would have silenced|過去30日間で対象になる検出]]</h2>
        <p class="sentence">{{sentence}}</p>
        {{#notes}}<p class="notice">{{.}}</p>{{/notes}}
        {{#isNothing}}<p class="notice">[[Nothing fits. Loosen the conditions.|該当する検出がありません。条件を見直してください。]]</p>{{/isNothing}}
        {{^isNothing}}{{#chart}}{{>chart}}{{/chart}}
        <h3>[[By host|端末別]]</h3><ul class="choices">{{#hosts}}<li><span class="mono">{{name}}</span> <b>{{count}}</b></li>{{/hosts}}{{#moreHosts}}<li class="muted">{{.}}</li>{{/moreHosts}}</ul>
        <h3>[[The newest ones|最新の例]]</h3><div class="scroll"><table class="rows"><thead><tr><th>[[When|日時]]</th><th>[[Host|端末]]</th><th>[[User|利用者]]</th><th>[[What|内容]]</th></tr></thead><tbody>{{#examples}}<tr><td class="when">{{#when}}{{>time}}{{/when}}</td><td>{{host}}</td><td>{{user}}</td><td>{{what}}</td></tr>{{/examples}}</tbody></table></div>{{/isNothing}}</section>
        <section class="card" aria-labelledby="make"><h2 id="make">[[Make this exception|この条件で例外を作成]]</h2>
        <form method="post" action="/alerts/{{id}}/normal" class="stack">{{>token}}
        <input type="hidden" name="scope" value="{{#isWatch}}watch{{/isWatch}}{{^isWatch}}rule{{/isWatch}}">{{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">{{/fields}}<input type="hidden" name="group" value="{{group}}">
        <label>[[Why this is normal|正常と判断した理由]]<textarea name="reason" rows="2" maxlength="1000" required>{{reason}}</textarea></label>
        <label>[[For how long|有効期間]]<select name="days">{{#days}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/days}}</select></label>
        {{#hasCovered}}<fieldset><legend>[[Open alerts that this explains completely: close as false alarm|この例外で説明できる未完了のアラート（誤検知として完了にする）]]</legend>{{#covered}}<label class="choice"><input type="checkbox" name="close" value="{{id}}"{{#isChosen}} checked{{/isChosen}}><span><a href="/alerts/{{id}}">{{id}}</a> {{title}} <span class="muted">{{host}} {{#when}}{{>time}}{{/when}}</span></span></label>{{/covered}}</fieldset>{{/hasCovered}}
        <button class="button first" name="act" value="make">[[Make the exception|例外を作成]]</button></form></section>
        {{/preview}}</div></div>
        """#)
}
