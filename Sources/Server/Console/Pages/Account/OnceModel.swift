import Detection
import Storage

/// Something secret that is shown this once: a one-time password, an API token, recovery codes.
struct OnceModel: PageModel {
    var title: String
    var explanation: String
    var secrets: [String]
    /// Several of them, in columns.
    var isList: Bool
    var back: String
    var backTitle: String

    init(
        _ title: Text, _ explanation: Text, _ secrets: [Concealed], back: String, _ backTitle: Text,
        _ reader: Reader
    ) {
        self.title = title[reader]
        self.explanation = explanation[reader]
        self.secrets = secrets.map(\.exposed)
        isList = secrets.count > 1
        self.back = back
        self.backTitle = backTitle[reader]
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>{{title}}</h1></header>
        <section class="card narrow">
        <p>{{explanation}}</p>
        <p class="notice" role="status">[[It is shown this once. When you leave this page, it cannot be shown again.|表示されるのは今回限りです。このページを離れると、二度と表示できません。]]</p>
        {{^isList}}{{#secrets}}<p class="secret"><code>{{.}}</code></p>{{/secrets}}{{/isList}}
        {{#isList}}<ol class="secrets">{{#secrets}}<li><code>{{.}}</code></li>{{/secrets}}</ol>{{/isList}}
        <p><a class="button first" href="{{back}}">{{backTitle}}</a></p>
        </section>
        """#)
}
