extension AlertModel {
    static let template = PageTemplate(
        #"""
        <header class="page"><h1>{{title}}</h1>{{#level}}{{>level}}{{/level}}{{#watch}}{{>watch}}{{/watch}}<span class="when">[[Alert {{id}}|アラート {{id}}]] ・ {{state}} ・ {{assigned}}</span></header>
        <div class="grid" id="alert" data-live="alerts">
        <section class="card w12"><p class="sentence">{{#sentence}}{{#strong}}<b>{{strong}}</b>{{/strong}}{{#plain}}{{plain}}{{/plain}}{{/sentence}}</p>
        {{#isGone}}<p class="notice">[[The lines that this alert rests on are no longer in the store.|このアラートの元になったログは、保存期間を過ぎたか削除されたため、残っていません。]]</p>{{/isGone}}
        {{#mayWork}}<div class="actions">
        {{^isMine}}<form class="inline" method="post" action="/alerts/{{id}}/assignee">{{>token}}<input type="hidden" name="mine" value="1"><button class="button first">[[Take care of it|担当になる]]</button></form>{{/isMine}}
        {{#states}}<form class="inline" method="post" action="/alerts/{{id}}/state">{{>token}}<input type="hidden" name="state" value="{{value}}"><button class="button">{{text}}</button></form>{{/states}}
        {{#normalAddress}}<a class="button" href="{{normalAddress}}">[[This is normal here…|これは正常…]]</a>{{/normalAddress}}
        {{#logsAddress}}<a class="button" href="{{logsAddress}}">[[Logs around it|前後のログ]]</a>{{/logsAddress}}
        {{#stop}}<a class="button" href="{{.}}">[[Stop the process…|プロセスを停止…]]</a>{{/stop}}
        {{#quarantine}}<a class="button" href="{{.}}">[[Quarantine the file…|ファイルを隔離…]]</a>{{/quarantine}}
        {{#collect}}<a class="button" href="{{.}}">[[Collect it as evidence…|証拠として保全…]]</a>{{/collect}}
        </div>{{/mayWork}}</section>
        <div class="w7 column">
        <section class="card"><h2>[[Who started whom|プロセスのつながり]]</h2>{{#tree}}{{>tree}}{{/tree}}
        </section>
        <section class="card"><h2>[[Evidence|証拠]]</h2><dl class="facts">{{#facts}}<dt>{{name}}</dt><dd class="mono">{{#values}}<div>{{.}}</div>{{/values}}</dd>{{/facts}}<dt>[[Technique|手口]]</dt><dd>{{#techniques}}<div>{{#address}}<a href="{{address}}" rel="noreferrer">{{id}}</a>{{/address}}{{^address}}{{id}}{{/address}} {{name}}</div>{{/techniques}}</dd></dl>
        {{#script}}{{#first()}}<h3>[[Script|スクリプト]]</h3>{{/first()}}<pre>{{.}}</pre>{{/script}}</section>
        <section class="card"><h2>[[Before and after, by the same processes|同じプロセスの前後の動作]]</h2>
        {{#hasSteps}}<ol class="timeline">{{#steps}}<li{{#isHere}} class="here"{{/isHere}}>{{#when}}{{>time}}{{/when}}<span class="mark {{kind}}" title="{{logAddress}}"></span><span class="break"><b>{{program}}</b> {{what}}</span></li>{{/steps}}</ol>
        {{#stepsAreCut}}<p class="muted">[[There is more; the logs have it all.|ほかにもあります。すべてはログで確認できます。]]</p>{{/stepsAreCut}}{{/hasSteps}}
        {{^hasSteps}}<p class="muted">[[Nothing else of these processes is in the logs.|これらのプロセスのほかの記録はありません。]]</p>{{/hasSteps}}</section>
        </div>
        <div class="w5 column">
        <section class="card"><h2>[[What to do next|次にすること]]</h2><ol class="next">{{#next}}<li>{{.}}</li>{{/next}}</ol>{{#ordinary}}<p class="muted">[[What ordinary activity can look the same: |正常な動作でも検出される例: ]]{{.}}</p>{{/ordinary}}</section>
        <section class="card">{{#change}}<h2>[[Before and after|変更前と変更後]]</h2><p class="mono">{{path}}</p><p class="mono"><del>{{#old}}{{old}}{{/old}}{{^old}}[[(not known)|（不明または なし）]]{{/old}}</del><br><ins>{{#new}}{{new}}{{/new}}{{^new}}[[(none)|（なし）]]{{/new}}</ins></p>{{/change}}
        <h2>[[What was found|検出の内訳]] <span class="muted">[[{{findingCount}} in all|全 {{findingCount}} 件]]</span></h2><table class="rows"><tbody>{{#findings}}<tr><td class="when">{{#when}}{{>time}}{{/when}}</td><td>{{what}}<br><span class="muted">{{record}}</span></td></tr>{{/findings}}</tbody></table></section>
        <section class="card"><h2>[[History|対応の履歴]]</h2>
        {{#hasEntries}}<table><tbody>{{#entries}}<tr><td class="when">{{#when}}{{>time}}{{/when}}</td><td>{{author}} <span class="muted">{{text}}</span>{{#comment}}<br>{{comment}}{{/comment}}</td></tr>{{/entries}}</tbody></table>{{/hasEntries}}
        {{^hasEntries}}<p class="muted">[[Nobody has done anything yet.|まだ対応の記録はありません。]]</p>{{/hasEntries}}
        {{#mayWork}}<form method="post" action="/alerts/{{id}}/comment" class="stack">{{>token}}<label>[[Comment|コメント]]<textarea name="comment" rows="3" maxlength="4000" required></textarea></label><button class="button">[[Add|追加]]</button></form>{{/mayWork}}</section>
        </div>
        </div>
        """#)
}
