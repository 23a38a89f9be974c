extension PeopleModel {
    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[People|利用者]]</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <section class="card"><div class="scroll"><table class="rows">
        <thead><tr><th>[[Name|利用者名]]</th><th>[[Role|権限]]</th><th>[[State|状態]]</th><th>[[Second factor|2要素認証]]</th><th>[[Last sign-in|最終サインイン]]</th></tr></thead>
        <tbody>{{#rows}}<tr{{#mayChange}} data-address="{{personAddress}}"{{/mayChange}}>
        <td>{{#mayChange}}<a href="{{personAddress}}">{{personName}}</a>{{/mayChange}}{{^mayChange}}{{personName}}{{/mayChange}}</td>
        <td data-label="[[Role|権限]]">{{personRole}}</td>
        <td data-label="[[State|状態]]">{{#state}}<span class="{{#isOff}}bad{{/isOff}}{{^isOff}}muted{{/isOff}}">{{state}}</span>{{/state}}{{^state}}[[active|有効]]{{/state}}</td>
        <td data-label="[[Second factor|2要素認証]]">{{#hasFactor}}<span class="good">[[on|有効]]</span>{{/hasFactor}}{{^hasFactor}}<span class="muted">[[off|無効]]</span>{{/hasFactor}}</td>
        <td class="when" data-label="[[Last sign-in|最終サインイン]]">{{#lastSignIn}}{{>time}}{{/lastSignIn}}{{^lastSignIn}}<span class="muted">[[never|なし]]</span>{{/lastSignIn}}</td>
        </tr>{{/rows}}</tbody></table></div></section>
        {{#mayChange}}<section class="card narrow" aria-labelledby="add"><h2 id="add">[[Add a person|利用者の追加]]</h2>
        <form method="post" action="/people" class="stack">{{>token}}
        <label>[[Name|利用者名]]<input name="name" value="{{name}}" maxlength="64" autocomplete="off" autocapitalize="none" required></label>
        <fieldset><legend>[[Role|権限]]</legend>{{#roles}}<label class="choice"><input type="radio" name="role" value="{{value}}"{{#isChosen}} checked{{/isChosen}}> <span>{{text}}<br><span class="muted">{{explanation}}</span></span></label>{{/roles}}</fieldset>
        <p class="muted">[[You get a one-time password to hand over. It has to be changed at first sign-in.|ワンタイムパスワードが発行されます。本人に渡してください。最初のサインイン時に変更が必要です。]]</p>
        <p><button class="button first">[[Add|追加]]</button></p></form></section>{{/mayChange}}
        """#)
}
