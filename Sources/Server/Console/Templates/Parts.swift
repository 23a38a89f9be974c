/// Parts of templates that several pages use, by the name under which they stand: `{{>level}}`.
enum Parts {
    static let all: [(name: String, source: String)] = [
        ("frame", frame), ("level", level), ("watch", watch), ("chain", chain), ("time", time), ("token", token),
        ("pager", pager), ("chart", bars), ("range", range), ("tree", tree), ("policyFields", policyFields),
        ("tokens", tokens),
    ]

    /// A ``LevelMark``.
    static let level = #"<span class="level {{name}}">{{text}}</span>"#

    /// A ``WatchMark``.
    static let watch = #"<span class="watch {{name}}">{{text}}</span>"#

    /// Names of programs, who started first comes first; the acting one is the last.
    static let chain = #"""
        <span class="chain">{{#chain}}{{#last()}}<b>{{.}}</b>{{/last()}}{{^last()}}{{.}} <span class="arrow" aria-hidden="true">→</span> {{/last()}}{{/chain}}</span>
        """#

    /// A ``Moment``.
    static let time = #"<time datetime="{{exact}}" title="{{exact}}">{{text}}</time>"#

    /// In every form that changes something.
    static let token = #"<input type="hidden" name="_token" value="{{frame.token}}">"#

    /// Members `newest` and `older`: addresses, where there are any.
    static let pager = #"""
        {{#pager}}<nav class="pager" aria-label="[[Pages|ページ]]">{{#newest}}<a class="button" href="{{.}}" rel="first">[[Newest|先頭へ]]</a>{{/newest}}{{#older}}<a class="button" href="{{.}}" rel="next">[[Older|次へ]]</a>{{/older}}</nav>{{/pager}}
        """#

    /// A ``DataSpan``: all data lie outside of what was asked for.
    static let range = #"""
        {{#span}}<p class="notice" role="status">{{text}} {{#link}}<a class="button" href="{{.}}">[[Show the time that has data|データのある期間を表示]]</a>{{/link}}</p>{{/span}}
        """#
}
