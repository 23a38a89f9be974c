import Detection
import Events
import Response
import Storage

/// What is asked of a host, to be confirmed.
struct CommandModel: PageModel {
    struct Field: Sendable {
        var name: String
        var value: String
    }

    var title: String
    var host: String
    var address: String
    var back: String
    /// What it is about: a program and its number, a path.
    var subject: String
    var started: Moment?
    var consequence: String
    var isSilent: Bool
    var limit: String?
    var fields: [Field]
    var button: String
    var fault: String?

    init(_ input: CommandInput, _ agent: AgentRecord, fault: Text?, _ reader: Reader) {
        title = CommandWords.title(input.kind)[reader]
        host = agent.name
        address = "/hosts/" + PageAddress.escaped(agent.name) + "/command"
        back = CommandsPage.address(agent.name)
        consequence = CommandWords.consequence(input.kind)[reader]
        button = title
        self.fault = fault?[reader]
        isSilent = agent.lastSeen == nil
        switch input.kind {
        case .stop:
            subject = input.program.isEmpty ? "pid \(input.pid)" : "\(input.program) (pid \(input.pid))"
            started = Int64(input.start).map { Moment(Timestamp(ticks: $0), reader) }
        case .quarantine: subject = input.path
        case .collect:
            subject = input.path
            limit = input.limit.isEmpty ? String(CommandInput.defaultLimitBytes / 1_000_000) : input.limit
        case .release: subject = input.item
        }
        fields = [
            ("kind", input.kind.rawValue), ("pid", input.pid), ("start", input.start), ("program", input.program),
            ("path", input.path), ("item", input.item),
        ].filter { !$0.1.isEmpty }.map { Field(name: $0.0, value: $0.1) }
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><p class="back"><a href="{{back}}">← [[Commands to {{host}}|{{host}} への指示]]</a></p><h1>{{title}}</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <section class="card narrow"><dl class="facts"><dt>[[Host|端末]]</dt><dd>{{host}}</dd><dt>[[What|対象]]</dt><dd class="mono break">{{subject}}</dd>{{#started}}<dt>[[Started|起動時刻]]</dt><dd>{{>time}}</dd>{{/started}}</dl>
        <p>{{consequence}}</p>
        {{#isSilent}}<p class="notice">[[The host has not been heard of yet. It gets the command when it comes, within a day.|この端末はまだ接続していません。24時間以内に接続すれば、指示が届きます。]]</p>{{/isSilent}}
        <form method="post" action="{{address}}" class="stack">{{>token}}{{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">{{/fields}}
        {{#limit}}<label>[[Up to, in MB|上限（MB）]]<input name="limit" value="{{.}}" inputmode="numeric" size="8"></label>{{/limit}}
        <label>[[Why (for the audit log)|理由（監査ログに残ります）]]<input name="reason" maxlength="500" required autofocus></label>
        <div class="actions"><button class="button danger">{{button}}</button> <a class="button" href="{{back}}">[[Do not|やめる]]</a></div></form></section>
        """#)
}
