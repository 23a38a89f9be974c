import Detection
import Events
import Storage

/// The agents, and the strings with which further ones join, in words.
struct AgentsModel: PageModel {
    struct Row: Sendable {
        var id: String
        var name: String
        var hostAddress: String
        var isWaiting: Bool
        var isRevoked: Bool
        /// A waiting one that calls itself otherwise.
        var claimed: String?
        var state: String
        /// Whether somebody should look: silent, revoked.
        var isBad: Bool
        var seen: Moment?
        var version: String
        var system: String
        var group: String?
        var from: String
        var lines: String
        var missing: String?
        var policy: PolicyWords?
    }

    struct Token: Sendable {
        var id: Int64
        var what: String
        var group: String?
        var until: Moment
        var author: String
        var uses: String
    }

    struct Choice: Sendable {
        var value: String
        var text: String
    }

    var rows: [Row]
    var hasRows: Bool
    /// Nil for none.
    var waitingCount: String?
    var tokens: [Token]
    var hasTokens: Bool
    var groups: [Choice]
    var mayChange: Bool
    var isListening: Bool
    var server: String
    var fault: String?

    /// An agent looks for orders every minute: one that was not heard of for so long is silent.
    static let silentSeconds: Int64 = 300

    init(
        _ agents: [AgentRecord], _ tokens: [EnrolmentToken], groups: [HostGroup], isListening: Bool, server: String,
        fault: Text?, mayChange: Bool, now: Timestamp, _ reader: Reader
    ) {
        rows = agents.map { Self.row($0, now, reader) }
            .sorted { ($1.isWaiting ? 1 : 0, $0.isRevoked ? 1 : 0) < ($0.isWaiting ? 1 : 0, $1.isRevoked ? 1 : 0) }
        hasRows = !rows.isEmpty
        let waiting = rows.count(where: \.isWaiting)
        waitingCount = waiting > 0 ? String(waiting) : nil
        self.tokens = tokens.map { Self.token($0, reader) }
        hasTokens = !tokens.isEmpty
        self.groups =
            [Choice(value: "", text: Text(en: "none", ja: "なし")[reader])]
            + groups.map { Choice(value: String($0.id), text: $0.name) }
        self.mayChange = mayChange
        self.isListening = isListening
        self.server = server
        self.fault = fault?[reader]
    }

    /// In words, and whether somebody should look.
    static func state(_ agent: AgentRecord, _ now: Timestamp, _ reader: Reader) -> (text: String, isBad: Bool) {
        let silence = agent.lastSeen.map { now.seconds(since: $0) }
        let isSilent = agent.state == .active && (silence ?? .max) > silentSeconds
        let state: Text =
            switch agent.state {
            case .waiting: Text(en: "waits for approval", ja: "承認待ち")
            case .revoked where agent.left != nil: Text(en: "left, with permission", ja: "離脱（許可済み）")
            case .revoked: Text(en: "revoked", ja: "失効")
            case .active:
                if let silence, isSilent {
                    Text(
                        en: "silent for \(SpanWords.words(silence, Reader(.en)))",
                        ja: "応答なし（\(SpanWords.words(silence, Reader(.ja)))）")
                } else if isSilent {
                    Text(en: "not heard of yet", ja: "接続待ち")
                } else {
                    Text(en: "connected", ja: "接続中")
                }
            }
        return (state[reader], isSilent || agent.state == .revoked && agent.left == nil)
    }

    private static func row(_ agent: AgentRecord, _ now: Timestamp, _ reader: Reader) -> Row {
        let (state, isBad) = state(agent, now, reader)
        return Row(
            id: agent.id, name: agent.name, hostAddress: "/hosts/" + PageAddress.escaped(agent.name),
            isWaiting: agent.state == .waiting, isRevoked: agent.state == .revoked,
            claimed: agent.claimedName.isEmpty || agent.claimedName == agent.name ? nil : agent.claimedName,
            state: state, isBad: isBad,
            seen: agent.lastSeen.map { Moment($0, reader) }, version: agent.version, system: agent.system,
            group: agent.group?.name, from: agent.address, lines: String(agent.counters.lines),
            missing: agent.counters.missing > 0 ? String(agent.counters.missing) : nil,
            policy: PolicyWords(agent.policy, reader))
    }

    private static func token(_ token: EnrolmentToken, _ reader: Reader) -> Token {
        let what: Text =
            switch token.kind {
            case .single(let name) where name.isEmpty: Text(en: "for one host", ja: "端末1台用")
            case .single(let name): Text(en: "for \(name)", ja: "\(name) 用")
            case .group: Text(en: "for any number, with approval", ja: "複数台用（承認が必要）")
            }
        return Token(
            id: token.id, what: what[reader], group: token.group?.name, until: Moment(token.expires, reader),
            author: token.author, uses: String(token.uses))
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Agents|エージェント]]</h1>{{#mayChange}}{{#waitingCount}}<span class="muted">[[{{waitingCount}} wait for approval|承認待ち {{waitingCount}} 台]]</span>{{/waitingCount}}{{/mayChange}}</header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        {{^isListening}}<p class="notice">[[This server does not listen for agents. Start it with --agents HOST:PORT.|このサーバーは、エージェントの接続を受け付けていません。--agents <ホスト:ポート> を付けて起動してください。]]</p>{{/isListening}}
        <section class="card" aria-labelledby="agents"><h2 id="agents">[[Hosts with an agent|エージェントのある端末]]</h2>
        {{^hasRows}}<p class="empty">[[There are none yet. Make an enrolment string below.|まだありません。下の「登録文字列の発行」から追加してください。]]</p>{{/hasRows}}{{#hasRows}}<div class="scroll"><table class="rows"><thead><tr><th>[[Host|端末]]</th><th>[[State|状態]]</th><th>[[Heard of|最終接続]]</th><th>[[Agent|エージェント]]</th><th>[[Group|部署]]</th><th>[[Policy|ポリシー]]</th><th class="num">[[Lines|受信行数]]</th>{{#mayChange}}<th></th>{{/mayChange}}</tr></thead>
        <tbody>{{#rows}}<tr><td class="host"><a href="{{hostAddress}}">{{name}}</a>{{#claimed}}<br><span class="muted">[[calls itself {{.}}|自称 {{.}}]]</span>{{/claimed}}</td><td><span class="{{#isBad}}bad{{/isBad}}{{^isBad}}good{{/isBad}}">{{state}}</span></td><td class="when">{{#seen}}{{>time}}{{/seen}}{{#from}}<br><span class="muted">{{from}}</span>{{/from}}</td><td data-label="[[Agent|エージェント]]">{{version}}<br><span class="muted">{{system}}</span></td><td>{{#group}}{{group}}{{/group}}</td><td data-label="[[Policy|ポリシー]]">{{#policy}}{{#address}}<a href="{{address}}">{{words}}</a>{{/address}}{{^address}}{{words}}{{/address}}{{#late}}<br><span class="{{#isBad}}bad{{/isBad}}{{^isBad}}muted{{/isBad}}">{{late}}</span>{{/late}}{{/policy}}</td><td class="num" data-label="[[Lines|受信行数]]">{{lines}}{{#missing}}<br><span class="bad">[[{{.}} missing|欠落 {{.}}]]</span>{{/missing}}</td>
        {{#mayChange}}<td class="actions">{{#isWaiting}}<form class="inline" method="post" action="/agents/{{id}}/approve">{{>token}}<button class="button first">[[Approve|承認]]</button></form> {{/isWaiting}}{{^isRevoked}}<form class="inline" method="post" action="/agents/{{id}}/revoke">{{>token}}<input name="reason" maxlength="500" required placeholder="[[Why|理由]]" aria-label="[[Why|理由]]" size="10"> {{^isWaiting}}<button class="button" formaction="/agents/{{id}}/removal">[[Permit removal|削除を許可]]</button> {{/isWaiting}}<button class="button danger">[[Revoke|失効]]</button></form>{{/isRevoked}}</td>{{/mayChange}}</tr>{{/rows}}</tbody></table></div>{{/hasRows}}</section>
        {{#mayChange}}<section class="card" aria-labelledby="join"><h2 id="join">[[Enrolment string|登録文字列の発行]]</h2>
        <p class="muted">[[It holds the server's address, the mark by which agents know it, and the right to join. Whoever has it can add a host.|サーバーのアドレス、サーバーを確認するための情報、登録の権限を含みます。この文字列を知る人は端末を登録できるため、安全に受け渡してください。]]</p>
        <form method="post" action="/agents/tokens" class="stack narrow">{{>token}}
        <fieldset><legend>[[For|対象]]</legend><label class="choice"><input type="radio" name="kind" value="single" checked><span>[[one host, once|端末1台（1回限り）]]</span></label><label class="choice"><input type="radio" name="kind" value="group"><span>[[any number of hosts, each of which waits for approval|複数の端末（1台ごとに承認が必要）]]</span></label></fieldset>
        <div class="row"><label>[[Group|部署]]<select name="group">{{#groups}}<option value="{{value}}">{{text}}</option>{{/groups}}</select></label><label>[[Good for|有効期間]]<select name="days"><option value="1">[[1 day|1日]]</option><option value="7" selected>[[7 days|7日]]</option><option value="30">[[30 days|30日]]</option></select></label></div>
        <label>[[Address under which agents reach this server|エージェントから見たサーバーのアドレス]]<input name="server" value="{{server}}" required maxlength="260" placeholder="mitsuke.example.jp:8444"></label>
        <button class="button first">[[Make it|発行]]</button></form>
        {{#hasTokens}}<h3>[[Strings that still work|有効な登録文字列]]</h3><div class="scroll"><table class="rows"><thead><tr><th>[[For|対象]]</th><th>[[Group|部署]]</th><th>[[Until|期限]]</th><th>[[Made by|発行者]]</th><th class="num">[[Used|使用回数]]</th><th></th></tr></thead><tbody>{{#tokens}}<tr><td>{{what}}</td><td>{{#group}}{{group}}{{/group}}</td><td class="when" data-label="[[Until|期限]]">{{#until}}{{>time}}{{/until}}</td><td data-label="[[Made by|発行者]]">{{author}}</td><td class="num" data-label="[[Used|使用回数]]">{{uses}}</td><td class="actions"><form class="inline" method="post" action="/agents/tokens/{{id}}/remove">{{>token}}<button class="button">[[Take back|取り消す]]</button></form></td></tr>{{/tokens}}</tbody></table></div>{{/hasTokens}}</section>{{/mayChange}}
        """#)
}
