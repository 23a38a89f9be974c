extension Parts {
    /// A ``ProcessTree``, with the table behind it.
    static let tree = #"""
        <div class="drawing"><svg class="tree" viewBox="0 0 {{width}} {{height}}" role="img" aria-label="{{label}}">
        {{#lines}}<path class="line" d="{{path}}"/>{{/lines}}
        {{#nodes}}<g class="{{kind}}{{#isActing}} acting{{/isActing}}"><circle cx="{{x}}" cy="{{y}}" r="7"/><text x="{{textX}}" y="{{textY}}">{{name}}</text><text class="faint" x="{{textX}}" y="{{subY}}">{{detail}}</text></g>{{/nodes}}
        </svg></div>
        <details><summary>[[As a table|表で見る]]</summary><div class="scroll"><table><thead><tr><th>[[Program|プログラム]]</th><th>[[Started|起動]]</th><th>[[User|利用者]]</th><th>[[Command line|コマンドライン]]</th></tr></thead><tbody>{{#rows}}<tr><td class="mono">{{program}}</td><td class="when">{{#start}}{{>time}}{{/start}}</td><td>{{user}}</td><td class="mono">{{command}}</td></tr>{{/rows}}</tbody></table></div></details>
        """#
}
