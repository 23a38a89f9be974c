extension AlertsModel {
    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Alerts|アラート]]</h1></header>
        <nav class="tabs" aria-label="[[State|状態]]">{{#tabs}}<a href="{{address}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{text}}</a>{{/tabs}}</nav>
        <form class="filters" method="get" action="/alerts">
        <input type="hidden" name="state" value="{{state}}">
        <label>[[Watch|監視]]<select name="watch">{{#watches}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/watches}}</select></label>
        <label>[[Level|重大度]]<select name="level">{{#levels}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/levels}}</select></label>
        <label>[[Host|端末]]<input type="search" name="host" value="{{host}}" maxlength="255"></label>
        <button class="button">[[Show|表示]]</button>
        </form>
        <section class="card" id="alerts" data-live="alerts">
        {{^isEmpty}}<div class="scroll"><table class="rows">
        <thead><tr><th>[[Level|重大度]]</th><th>[[What happened|何が起きたか]]</th><th>[[Host|端末]]</th><th>[[Last|最終]]</th><th>[[State|状態]]</th></tr></thead>
        <tbody>{{#rows}}<tr data-address="{{address}}">
        <td>{{#level}}{{>level}}{{/level}}</td>
        <td>{{#watch}}{{>watch}}{{/watch}} <a href="{{address}}">{{name}}</a>{{#times}} <span class="times">{{times}}</span>{{/times}}<br>{{>chain}}</td>
        <td class="host"><a href="{{hostAddress}}" title="{{host}}">{{shortHost}}</a><br><span class="muted">{{who}}</span></td>
        <td class="when">{{#last}}{{>time}}{{/last}}</td>
        <td class="state">{{state}}{{#assignee}}<br><span class="muted">{{assignee}}</span>{{/assignee}}</td>
        </tr>{{/rows}}</tbody></table></div>{{/isEmpty}}
        {{#isEmpty}}<p class="empty">{{#isFiltered}}[[No alert is like this.|条件に合うアラートはありません。]] <a href="/alerts">[[Show the open ones|未完了のアラートを表示]]</a>{{/isFiltered}}{{^isFiltered}}{{#latest}}[[Nothing is open.|未完了のアラートはありません。]] <a href="/alerts?state=all">[[Show all|すべて表示]]</a>{{/latest}}{{^latest}}[[There are no alerts yet. They come with the first logs:|アラートはまだありません。ログを取り込むと、ここに表示されます。]] <a href="/imports">[[import recordings|記録を取り込む]]</a>{{/latest}}{{/isFiltered}}</p>{{/isEmpty}}
        </section>
        {{>pager}}
        """#)
}
