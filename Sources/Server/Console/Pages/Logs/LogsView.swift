extension LogsModel {
    static let template = PageTemplate(
        #"""
        <header class="page"><h1>{{title}}</h1>{{#hasSaved}}<details class="menu"><summary>[[Saved searches|保存した検索]]</summary><ul class="plain">{{#saved}}<li><a href="{{address}}">{{name}}</a> <form class="inline" method="post" action="/logs/searches/{{id}}/remove">{{>token}}<button class="link" aria-label="[[Remove|削除]] {{name}}">×</button></form></li>{{/saved}}</ul></details>{{/hasSaved}}</header>
        <form class="filters" method="get" action="/logs">
        <label>[[From|開始]]<input type="datetime-local" name="since" value="{{sinceField}}"></label>
        <label>[[Until|終了]]<input type="datetime-local" name="until" value="{{untilField}}"></label>
        {{#filter}}<label>[[Host|端末]]<input name="host" value="{{host}}" maxlength="255" size="14"></label>
        <label>[[User|利用者]]<input name="user" value="{{user}}" maxlength="255" size="12"></label>
        <label>[[Program|プログラム]]<input name="program" value="{{program}}" maxlength="1000" size="14"></label>
        <label>[[Path|パス]]<input name="path" value="{{path}}" maxlength="1000" size="18"></label>
        <label>[[Path, command line or domain|パス・コマンドライン・ドメイン]]<input type="search" name="text" value="{{text}}" maxlength="1000" size="24"></label>
        <label class="check"><input type="checkbox" name="findings" value="1"{{#findings}} checked{{/findings}}>[[Findings only|検出のみ]]</label>{{/filter}}
        <button class="button first">[[Search|検索]]</button>
        <details><summary>[[Logs and columns|ログの種類と表示項目]]</summary>
        <fieldset><legend>[[Logs|ログの種類]]</legend>{{#logChoices}}<label class="check"><input type="checkbox" name="log" value="{{value}}"{{#isChosen}} checked{{/isChosen}}>{{text}}</label> {{/logChoices}}</fieldset>
        <fieldset><legend>[[Columns|表示項目]]</legend>{{#columnChoices}}<label class="check"><input type="checkbox" name="column" value="{{value}}"{{#isChosen}} checked{{/isChosen}}>{{text}}</label> {{/columnChoices}}</fieldset>
        </details>
        </form>
        {{#damaged}}<p class="notice bad" role="alert">{{.}}</p>{{/damaged}}
        {{>range}}
        <section class="card" id="lines">
        {{^isEmpty}}<div class="scroll"><table class="rows lines"><thead><tr>{{#heads}}<th>{{.}}</th>{{/heads}}</tr></thead>
        <tbody>{{#rows}}<tr>{{#cells}}<td class="{{column}}">{{#when}}{{>time}}{{/when}}{{#log}}{{>watch}}{{/log}}{{#program}}<a class="mono"{{#chainAddress}} href="{{chainAddress}}"{{/chainAddress}} title="{{full}}">{{program}}</a>{{/program}}{{#rule}}{{#level}}{{>level}}{{/level}} <b>{{rule}}</b><br>{{/rule}}{{#what}}{{what}}{{/what}}{{#chain}}{{#first()}}<br>{{/first()}}{{/chain}}{{#chain}}{{#first()}}<span class="chain">{{/first()}}{{#last()}}<b>{{.}}</b></span>{{/last()}}{{^last()}}{{.}} → {{/last()}}{{/chain}}{{#mono}}<span class="mono">{{mono}}</span>{{/mono}}{{#plain}}<span{{#full}} title="{{full}}"{{/full}}>{{plain}}</span>{{/plain}}</td>{{/cells}}</tr>{{/rows}}</tbody></table></div>{{/isEmpty}}
        {{#isEmpty}}<p class="empty">{{#hasAny}}[[No line is like this.|条件に合うログはありません。]] <a href="/logs">[[Show all|すべて表示]]</a>{{/hasAny}}{{^hasAny}}[[There are no logs yet.|ログはまだありません。]] <a href="/imports">[[Import recordings|記録を取り込む]]</a>{{/hasAny}}</p>{{/isEmpty}}
        </section>
        {{>pager}}
        <div class="actions">
        {{#exports}}<a class="button" href="{{address}}" download>{{name}}</a>{{/exports}}
        <form class="inline" method="post" action="/logs/searches">{{>token}}<input type="hidden" name="query" value="{{searchQuery}}"><input name="name" maxlength="80" required aria-label="[[Name of this search|この検索の名前]]" placeholder="[[Name of this search|この検索の名前]]"> <button class="button">[[Save this search|検索を保存]]</button></form>
        </div>
        """#)
}
