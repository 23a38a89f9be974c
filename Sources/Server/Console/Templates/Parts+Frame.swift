extension Parts {
    /// What stands around every page. `frame` is a ``Frame``.
    static let frame = #"""
        <!doctype html>
        <html lang="{{frame.language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{frame.title}} — [[Mitsuke|見附]]</title>
        <link rel="stylesheet" href="{{frame.style}}">
        <link rel="icon" href="{{frame.icon}}" type="image/svg+xml">
        <script src="{{frame.script}}" defer></script>
        </head>
        <body{{^frame.account}} class="bare"{{/frame.account}}>
        <a class="skip" href="#main">[[Skip to the content|本文へ移動]]</a>
        {{#frame.account}}<nav class="side" aria-label="[[Main menu|メインメニュー]]">
        <p class="name"><svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true"><path d="M2 8 11 3l9 5v2H2z M4 11h3v8H4z M15 11h3v8h-3z M9 13h4v6H9z" fill="currentColor"/></svg><a href="/">[[Mitsuke|見附]]</a></p>
        <input type="checkbox" id="menu" class="menu" aria-label="[[Menu|メニュー]]"><label for="menu" class="menu">[[Menu|メニュー]]</label>
        <div class="items">
        {{#frame.sections}}<ul>{{#head}}<li class="head">{{head}}</li>{{/head}}{{#items}}<li><a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}><span>{{name}}</span>{{#count}}<span class="count">{{count}}</span>{{/count}}</a></li>{{/items}}</ul>
        {{/frame.sections}}
        <div class="who"><a href="/account">{{frame.account}}</a> <span class="muted">{{frame.role}}</span>
        <form method="post" action="/sign-out">{{>token}}<button class="link">[[Sign out|サインアウト]]</button></form></div>
        </div>
        </nav>
        {{/frame.account}}<main id="main" tabindex="-1">
        {{#frame.conditions}}<p class="notice bad" role="alert">{{.}}</p>
        {{/frame.conditions}}{{#frame.notice}}<p class="notice good" role="status">{{.}}</p>
        {{/frame.notice}}{{$main}}{{/main}}
        {{^frame.account}}<p class="languages">{{#frame.languages}}<a href="{{address}}" hreflang="{{code}}" lang="{{code}}"{{#isCurrent}} aria-current="true"{{/isCurrent}}>{{name}}</a> {{/frame.languages}}</p>{{/frame.account}}
        </main>
        </body>
        </html>

        """#
}
