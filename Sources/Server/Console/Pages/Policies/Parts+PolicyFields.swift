extension Parts {
    /// Rows of ``PolicyFieldRow``, in `fields`.
    static let policyFields = #"""
        {{#fields}}<div class="field{{#mistake}} wrong{{/mistake}}">
        {{#flag}}<label class="check"><input type="checkbox" name="{{fieldName}}" value="true"{{#isOn}} checked{{/isOn}}><code>{{key}}</code></label>{{/flag}}
        {{#single}}<label><code>{{key}}</code><input name="{{fieldName}}" value="{{single}}" inputmode="{{inputMode}}"></label>{{/single}}
        {{#choice}}{{#first()}}<label><code>{{key}}</code><select name="{{fieldName}}">{{/first()}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{value}}</option>{{#last()}}</select></label>{{/last()}}{{/choice}}
        {{#several}}{{#first()}}<div class="label"><code>{{key}}</code></div>{{/first()}}<label class="check inline"><input type="checkbox" name="{{fieldName}}" value="{{value}}"{{#isChosen}} checked{{/isChosen}}>{{value}}</label> {{/several}}
        {{#pair}}<label><code>{{key}}</code> English<input name="{{fieldName}}.en" value="{{en}}"></label><label>日本語<input name="{{fieldName}}.ja" value="{{ja}}"></label>{{/pair}}
        {{#isList}}<label><code>{{key}}</code> [[one on each line|1行に1つ]]<textarea name="{{fieldName}}" rows="{{rowCount}}" spellcheck="false">{{#lines}}{{.}}&#10;{{/lines}}</textarea></label>{{/isList}}
        <p class="muted">{{about}}{{#standardText}}<br>{{standardText}}{{/standardText}}</p>
        {{#mistake}}<p class="fault" role="alert">{{mistake}}</p>{{/mistake}}</div>{{/fields}}
        """#
}
