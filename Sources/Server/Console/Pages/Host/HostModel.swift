import Detection
import Events
import Reports
import Storage

/// One host, in words.
struct HostModel: PageModel {
    struct Choice: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    var title: String
    var escaped: String
    var group: String
    var owner: String
    var note: String
    var seenFirst: Moment?
    var seenLast: Moment?
    var silence: String
    var rows: [AlertRow]
    var hasRows: Bool
    var alertsAddress: String
    var logsAddress: String?
    var commandsAddress: String?
    /// Nil where the host has no agent.
    var agent: HostAgentFacts?
    var completeness: HostCompleteness?
    var activity: [BarChart]
    var groupChoices: [Choice]
    var mayChange: Bool

    init(
        _ host: HostRecord, _ groups: [HostGroup], _ alerts: [Alert], _ counts: [LogCount], until: Timestamp,
        mayChange: Bool, maySeeLogs: Bool, now: Timestamp, _ reader: Reader
    ) {
        title = host.name
        escaped = PageAddress.escaped(host.name)
        group = host.group?.name ?? "—"
        owner = host.owner
        note = host.note
        seenFirst = host.first.map { Moment($0, reader) }
        seenLast = host.last.map { Moment($0, reader) }
        silence =
            host.last.map {
                let span = SpanWords.words(now.seconds(since: $0), reader)
                return Text(en: "\(span) ago", ja: "\(span)前")[reader]
            } ?? Text(en: "nothing came yet", ja: "まだ記録がありません")[reader]
        rows = alerts.map { AlertRow($0, hosts: HostGroups([host]), reader) }
        hasRows = !rows.isEmpty
        alertsAddress = PageAddress.make("/alerts", [("state", "all"), ("host", host.name)])
        logsAddress = maySeeLogs ? PageAddress.make("/logs", [("host", host.name)]) : nil
        activity = counts.isEmpty ? [] : [Self.chart(counts, until, reader)]
        groupChoices =
            [Choice(value: "", text: Text(en: "none", ja: "なし")[reader], isChosen: host.group == nil)]
            + groups.map { Choice(value: String($0.id), text: $0.name, isChosen: $0.id == host.group?.id) }
        self.mayChange = mayChange
    }

    private static func chart(_ counts: [LogCount], _ until: Timestamp, _ reader: Reader) -> BarChart {
        let hour = 3_600 * Timestamp.ticksPerSecond
        let starts = (0..<48).map { Timestamp(ticks: until.ticks - Int64(48 - $0) * hour) }
        let byHour = Dictionary(grouping: counts) { Int(($0.time.ticks - starts[0].ticks) / hour) }
        let series = LogTitles.all.map { log, title in
            BarChart.Series(
                kind: log.name, text: title[reader],
                counts: starts.indices.map {
                    byHour[$0, default: []].filter { $0.log == log }.reduce(0) { $0 + $1.count }
                })
        }
        let names = starts.map { start in
            let parts = reader.clock.parts(start)
            return parts.hour == 0 ? Days.name(start, reader) : "\(parts.hour):00"
        }
        return BarChart(
            label: Text(en: "Records by hour and log", ja: "時間ごと・ログごとの記録件数")[reader],
            step: Text(en: "Hour", ja: "時刻")[reader], names: names, series: series.filter { ($0.counts.max() ?? 0) > 0 }
        )
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>{{title}}</h1><span class="when">{{#logsAddress}}<a class="button" href="{{logsAddress}}">[[Its logs|この端末のログ]]</a>{{/logsAddress}}{{#commandsAddress}} <a class="button" href="{{.}}">[[Commands|この端末への指示]]</a>{{/commandsAddress}}</span></header>
        <div class="grid"><div class="w8 column">
        <section class="card" id="alerts" data-live="alerts"><h2>[[Alerts|アラート]]</h2>
        {{#hasRows}}<div class="scroll"><table class="rows"><thead><tr><th>[[Level|重大度]]</th><th>[[What happened|何が起きたか]]</th><th>[[Last|最終]]</th><th>[[State|状態]]</th></tr></thead><tbody>{{#rows}}<tr data-address="{{address}}"><td>{{#level}}{{>level}}{{/level}}</td><td>{{#watch}}{{>watch}}{{/watch}} <a href="{{address}}">{{name}}</a>{{#times}} <span class="times">{{times}}</span>{{/times}}<br>{{>chain}}</td><td class="when">{{#last}}{{>time}}{{/last}}</td><td class="state">{{state}}</td></tr>{{/rows}}</tbody></table></div><p class="muted"><a href="{{alertsAddress}}">[[All alerts of this host|この端末のすべてのアラート]]</a></p>{{/hasRows}}
        {{^hasRows}}<p class="empty">[[Nothing was found on this host.|この端末で検出されたものはありません。]]</p>{{/hasRows}}</section>
        {{#completeness}}<section class="card"><h2>[[How complete it is|記録の欠落]] <span class="muted">[[7 days, by hour|7日間、1時間ごと]]・{{words}}</span></h2>
        <table class="completeness"><tbody>{{#days}}<tr><th scope="row" class="when">{{name}}</th><td><div class="meter" role="img" aria-label="{{words}}">{{#hours}}<i class="{{kind}}" title="{{title}}"></i>{{/hours}}</div></td></tr>{{/days}}</tbody></table>
        <p class="muted">[[Green: complete. Amber: something was missed. Grey: no records; the host may have been off.|緑: 欠落なし ・ 黄: 欠落あり ・ 灰: 記録なし（電源が切れていた可能性があります）]]</p>
        {{#hasGaps}}<div class="scroll"><table class="rows"><thead><tr><th>[[Until|終了]]</th><th>[[What was missed|欠落の内容]]</th><th class="num">[[How much|件数]]</th></tr></thead><tbody>{{#gaps}}<tr><td class="when">{{#when}}{{>time}}{{/when}}{{#since}}<br><span class="muted">[[since|開始]] {{>time}}</span>{{/since}}</td><td>{{what}}<br><span class="muted break">{{detail}}</span></td><td class="num" data-label="[[How much|件数]]">{{#count}}{{count}}{{/count}}</td></tr>{{/gaps}}</tbody></table></div>{{/hasGaps}}</section>{{/completeness}}
        {{#activity}}<section class="card"><h2>[[Records by hour|時間ごとの記録]] <span class="muted">[[the last 48 hours with records|記録のある直近48時間]]</span></h2>{{>chart}}</section>{{/activity}}
        </div><div class="w4 column">
        {{#agent}}<section class="card"><h2>[[Agent|エージェント]] <span class="{{#isBad}}bad{{/isBad}}{{^isBad}}good{{/isBad}}">{{state}}</span></h2><dl class="facts"><dt>[[Heard of|最終接続]]</dt><dd>{{#seen}}{{>time}}{{/seen}} <span class="muted">{{address}}</span></dd><dt>[[Version|バージョン]]</dt><dd>{{version}} <span class="muted">{{system}}</span></dd><dt>[[Policy|ポリシー]]</dt><dd>{{policy}}{{#policyProblem}}<br><span class="bad break">{{.}}</span>{{/policyProblem}}</dd><dt>[[Lines|受信行数]]</dt><dd>{{lines}}{{#missing}} <span class="bad">[[{{.}} missing|欠落 {{.}}]]</span>{{/missing}}</dd><dt>[[Joined|登録日時]]</dt><dd>{{#joined}}{{>time}}{{/joined}}</dd><dt>[[Certificate until|証明書の期限]]</dt><dd>{{#certificate}}{{>time}}{{/certificate}}</dd></dl>
        {{#hasSensors}}<h3>[[Sensors|センサー]]</h3><table class="rows"><tbody>{{#sensors}}<tr><td>{{title}} <span class="mono muted">{{name}}</span><br><span class="muted break">{{detail}}</span></td><td class="state"><span class="{{#isLive}}good{{/isLive}}{{^isLive}}bad{{/isLive}}">{{state}}</span></td></tr>{{/sensors}}</tbody></table>{{/hasSensors}}</section>{{/agent}}
        <section class="card"><h2>[[Facts|概要]]</h2><dl class="facts"><dt>[[Group|部署]]</dt><dd>{{group}}</dd><dt>[[User|利用者]]</dt><dd>{{owner}}</dd><dt>[[First record|最初の記録]]</dt><dd>{{#seenFirst}}{{>time}}{{/seenFirst}}</dd><dt>[[Last record|最後の記録]]</dt><dd>{{#seenLast}}{{>time}}{{/seenLast}} <span class="muted">{{silence}}</span></dd><dt>[[Note|備考]]</dt><dd>{{note}}</dd></dl></section>
        {{#mayChange}}<section class="card"><h2>[[Change|編集]]</h2><form method="post" action="/hosts/{{escaped}}" class="stack">{{>token}}
        <label>[[Group|部署]]<select name="group">{{#groupChoices}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/groupChoices}}</select></label>
        <label>[[User|利用者]]<input name="owner" value="{{owner}}" maxlength="200"></label>
        <label>[[Note|備考]]<input name="note" value="{{note}}" maxlength="2000"></label>
        <button class="button first">[[Save|保存]]</button></form>
        <form method="post" action="/hosts/{{escaped}}/remove" class="actions">{{>token}}<button class="button danger">[[Take it off the list|一覧から外す]]</button></form></section>{{/mayChange}}
        </div></div>
        """#)
}
