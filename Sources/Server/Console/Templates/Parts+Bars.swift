extension Parts {
    /// A ``BarChart``: columns over time, with the table behind it.
    static let bars = #"""
        <figure class="chart">
        <svg viewBox="0 0 {{width}} {{height}}" role="img" aria-label="{{label}}">
        {{#lines}}<path class="grid-line" d="M{{left}} {{y}}H{{right}}"/><text class="scale" x="{{textX}}" y="{{textY}}">{{text}}</text>{{/lines}}
        {{#rects}}<rect class="fill {{kind}}" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"><title>{{title}}</title></rect>{{/rects}}
        {{#labels}}<text class="tick" x="{{x}}" y="{{y}}">{{text}}</text>{{/labels}}
        </svg>
        <figcaption>{{#legend}}<span class="watch {{kind}}">{{text}}</span> {{/legend}}</figcaption>
        <details><summary>[[As a table|表で見る]]</summary><div class="scroll"><table><thead><tr>{{#head}}<th>{{.}}</th>{{/head}}</tr></thead><tbody>{{#rows}}<tr>{{#cells}}<td{{^first()}} class="num"{{/first()}}>{{.}}</td>{{/cells}}</tr>{{/rows}}</tbody></table></div></details>
        </figure>
        """#
}
