extension AuditModel {
    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Audit log|監査ログ]]</h1></header>
        {{#verdict}}<p class="notice {{#isWhole}}good{{/isWhole}}{{^isWhole}}bad{{/isWhole}}" role="{{#isWhole}}status{{/isWhole}}{{^isWhole}}alert{{/isWhole}}">{{text}}</p>{{/verdict}}
        <form class="filters" method="get" action="/audit">
        {{#filter}}<label>[[From|開始]]<input type="datetime-local" name="since" value="{{since}}"></label>
        <label>[[Until|終了]]<input type="datetime-local" name="until" value="{{until}}"></label>
        <label>[[Who|操作した人]]<input type="search" name="who" value="{{who}}" maxlength="255" size="14"></label>{{/filter}}
        <label>[[What|操作]]<select name="action">{{#actions}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/actions}}</select></label>
        {{#filter}}<label>[[To what|対象]]<input type="search" name="subject" value="{{subject}}" maxlength="1000" size="18"></label>{{/filter}}
        <button class="button first">[[Show|表示]]</button>
        </form>
        <section class="card">
        {{^isEmpty}}<div class="scroll"><table class="rows"><thead><tr><th class="num">[[No.|番号]]</th><th>[[Time|日時]]</th><th>[[Who|操作した人]]</th><th>[[What|操作]]</th><th>[[To what|対象]]</th><th>[[Reason, detail|理由・詳細]]</th></tr></thead>
        <tbody>{{#rows}}<tr><td class="num muted" data-label="[[No.|番号]]">{{number}}</td><td class="when">{{#moment}}{{>time}}{{/moment}}</td>
        <td class="person">{{#who}}{{who}}{{/who}}{{^who}}<span class="muted">—</span>{{/who}}{{#origin}}<br><span class="muted">{{origin}}</span>{{/origin}}</td>
        <td title="{{code}}">{{action}}</td><td{{#subject}} data-label="[[To what|対象]]"{{/subject}}>{{#subject}}{{#subjectAddress}}<a href="{{subjectAddress}}">{{/subjectAddress}}{{subject}}{{#subjectAddress}}</a>{{/subjectAddress}}{{/subject}}</td><td{{#reason}} data-label="[[Detail|詳細]]"{{/reason}}>{{#reason}}{{reason}}{{/reason}}</td></tr>{{/rows}}</tbody></table></div>{{/isEmpty}}
        {{#isEmpty}}<p class="empty">{{#isFiltered}}[[No entry is like this.|条件に合う記録はありません。]] <a href="/audit">[[Show all|すべて表示]]</a>{{/isFiltered}}{{^isFiltered}}[[Nothing was done yet.|まだ記録はありません。]]{{/isFiltered}}</p>{{/isEmpty}}
        </section>
        {{>pager}}
        <div class="actions">{{#exports}}<a class="button" href="{{address}}" download>{{name}}</a>{{/exports}}</div>
        {{#head}}<section class="card verify" aria-labelledby="verify"><h2 id="verify">[[Is the log whole?|ログの検証]]</h2>
        <p>[[Each entry carries the hash of the one before it, so that a change or a gap shows. Only a head kept elsewhere shows that the end was cut off.|各記録には直前の記録のハッシュが含まれており、改ざんや欠落を検出できます。末尾の切り捨ては、別の場所に控えたハッシュがある場合に検出できます。]]</p>
        <dl class="facts"><dt>[[Head now|現在の末尾]]</dt><dd><code>{{head}}</code></dd></dl>
        <form method="post" action="/audit/verify" class="row">{{>token}}<label>[[A head kept elsewhere (if you have one)|別の場所に控えたハッシュ（任意）]]<input name="head" size="44" maxlength="90" placeholder="hash:number" autocomplete="off"></label>
        <button class="button">[[Verify|検証する]]</button></form></section>{{/head}}
        """#)
}
