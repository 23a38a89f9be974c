extension DashboardModel {
    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Dashboard|ダッシュボード]]</h1><span class="muted">[[{{hostCount}} hosts|端末 {{hostCount}} 台]]</span><span class="when">[[as of|更新]] {{#updated}}{{>time}}{{/updated}}</span></header>
        {{>range}}
        <div class="grid" id="dashboard" data-live="alerts imports">
        <div class="w8 column">
        <section class="card"><h2>[[What needs me now|いま対応が必要なもの]]</h2>
        {{#hasAlerts}}<table class="rows"><thead><tr><th>[[Level|重大度]]</th><th>[[What happened|何が起きたか]]</th><th>[[Host|端末]]</th><th>[[Last|最終]]</th></tr></thead>
        <tbody>{{#rows}}<tr data-address="{{address}}"><td>{{#level}}{{>level}}{{/level}}</td><td>{{#watch}}{{>watch}}{{/watch}} <a href="{{address}}">{{name}}</a>{{#times}} <span class="times">{{times}}</span>{{/times}}<br>{{>chain}}</td><td class="host"><a href="{{hostAddress}}" title="{{host}}">{{shortHost}}</a><br><span class="muted">{{who}}</span></td><td class="when">{{#last}}{{>time}}{{/last}}</td></tr>{{/rows}}</tbody></table>
        {{#more}}<p class="muted"><a href="/alerts">{{more}}</a></p>{{/more}}{{/hasAlerts}}
        {{^hasAlerts}}{{#hasHosts}}<p class="empty">[[Nothing is open.|対応が必要なアラートはありません。]]</p>{{/hasHosts}}{{^hasHosts}}<p class="empty">[[There are no logs yet. Import recordings of a Windows PC to see what happened on it.|ログはまだありません。Windows PCの記録を取り込むと、何が起きたかを確認できます。]]<br><br><a class="button first" href="/imports">[[Import recordings|記録を取り込む]]</a></p>{{/hasHosts}}{{/hasAlerts}}
        </section>
        <section class="card"><h2>[[Is it getting worse?|アラートの推移]] <span class="muted">[[7 days, by watch|7日間、監視別]]</span></h2>{{#byWatch}}{{>chart}}{{/byWatch}}</section>
        <section class="card"><h2>[[By level|重大度別]] <span class="muted">[[7 days|7日間]]</span></h2>{{#byLevel}}{{>chart}}{{/byLevel}}</section>
        </div>
        <div class="w4 column">
        <section class="card"><h2>[[Records by hour|時間ごとの記録]] <span class="muted">[[24 hours|24時間]]</span></h2>
        {{#hasMeters}}<table><tbody>{{#meters}}<tr><td><a href="{{hostAddress}}">{{host}}</a></td><td><div class="meter" role="img" aria-label="{{words}}">{{#hours}}<i class="{{kind}}" title="{{title}}"></i>{{/hours}}</div></td></tr>{{/meters}}</tbody></table>
        <p class="muted">[[Green: records came in. Grey: none.|緑: 記録あり ・ 灰: 記録なし]]</p>{{/hasMeters}}
        {{^hasMeters}}<p class="muted">[[No host sent anything in these hours.|この24時間に記録のある端末はありません。]]</p>{{/hasMeters}}
        </section>
        <section class="card"><h2>[[Silent hosts|しばらく記録のない端末]] <span class="muted">[[more than a day|1日以上]]</span></h2>
        {{#hasSilent}}<table><tbody>{{#silent}}<tr><td><a href="{{hostAddress}}">{{host}}</a>{{#group}} <span class="muted">{{group}}</span>{{/group}}</td><td class="num muted">{{since}}</td></tr>{{/silent}}</tbody></table>{{#silentMore}}<p class="muted"><a href="/hosts">{{silentMore}}</a></p>{{/silentMore}}{{/hasSilent}}
        {{^hasSilent}}<p class="muted">[[None.|ありません。]]</p>{{/hasSilent}}
        </section>
        <section class="card"><h2>[[What could not be seen|見えなかったもの]] <span class="muted">[[7 days|7日間]]</span></h2>
        {{#hasGaps}}<table><tbody>{{#gaps}}<tr><td>{{host}}<br><span class="muted">{{what}}</span></td><td class="num muted">{{#when}}{{>time}}{{/when}}</td></tr>{{/gaps}}</tbody></table>{{/hasGaps}}
        {{^hasGaps}}<p class="muted">[[No gap was reported.|欠落の報告はありません。]]</p>{{/hasGaps}}
        </section>
        </div>
        </div>
        """#)
}
