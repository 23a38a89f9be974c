import Detection
import Reports
import Storage

/// The form of a rule.
struct RuleModel: PageModel {
    var address: String
    var id: Int64?
    var title: String
    var name: String
    var isEnabled: Bool
    var watches: [FormChoice]
    var levels: [FormChoice]
    var groups: [FormChoice]
    var hasGroups: Bool
    var channels: [FormChoice]
    var hasChannels: Bool
    var hasHours: Bool
    var days: [FormChoice]
    var from: String
    var to: String
    var outsides: [FormChoice]
    var zone: String
    var paces: [FormChoice]
    var minutes: String
    var daily: String
    var fault: String?

    init(_ input: RuleInput, channels: [NotificationChannel], groups: [HostGroup], _ reader: Reader) {
        let rule = input.rule
        id = rule.id == 0 ? nil : rule.id
        address = "/notifications/rules" + (rule.id == 0 ? "" : "/\(rule.id)")
        title = rule.id == 0 ? Text(en: "New rule", ja: "通知ルールの追加")[reader] : rule.name
        name = rule.name
        isEnabled = rule.isEnabled
        watches = AlertWatch.all.map {
            FormChoice(
                $0.rawValue, $0.title[reader],
                chosen: rule.watches.isEmpty || rule.watches.contains($0.rawValue))
        }
        levels = Level.allCases.reversed().map {
            let name = Messages.level($0)
            let text = Text(en: "\(name.en) and above", ja: "\(name.ja)以上")
            return FormChoice($0.name, text[reader], chosen: rule.level == $0)
        }
        self.groups = groups.map { FormChoice(String($0.id), $0.name, chosen: rule.groups.contains($0.id)) }
        hasGroups = !groups.isEmpty
        self.channels = channels.map { FormChoice(String($0.id), $0.name, chosen: rule.channels.contains($0.id)) }
        hasChannels = !channels.isEmpty
        hasHours = input.hasHours
        days = Self.days.enumerated().map { index, text in
            FormChoice(String(index + 1), text[reader], chosen: input.days.contains(index + 1))
        }
        (from, to) = (input.hoursFrom, input.hoursTo)
        let outside: [(OutsideHours, Text)] = [
            (.hold, Text(en: "wait until they begin", ja: "次の業務開始まで待つ")),
            (.onlyCritical, Text(en: "send what is critical, hold the rest", ja: "「緊急」だけ送り、ほかは待つ")),
            (.send, Text(en: "send all the same", ja: "時間外も送る")),
        ]
        outsides = outside.map { FormChoice($0.0.rawValue, $0.1[reader], chosen: rule.outside == $0.0) }
        zone = rule.zone
        let paces: [(String, Text)] = [
            ("immediate", Text(en: "at once", ja: "すぐに")),
            ("every", Text(en: "together, every … minutes", ja: "まとめて、一定の間隔で")),
            ("daily", Text(en: "together, once a day", ja: "まとめて、1日1回")),
        ]
        self.paces = paces.map { FormChoice($0.0, $0.1[reader], chosen: input.pace == $0.0) }
        (minutes, daily) = (input.minutes, input.dailyAt)
    }

    static let days = [
        Text(en: "Mon", ja: "月"), Text(en: "Tue", ja: "火"), Text(en: "Wed", ja: "水"), Text(en: "Thu", ja: "木"),
        Text(en: "Fri", ja: "金"), Text(en: "Sat", ja: "土"), Text(en: "Sun", ja: "日"),
    ]

    static func words(_ fault: RuleInput.Fault) -> Text {
        switch fault {
        case .name: Text(en: "A name has 1 to 100 characters.", ja: "名前は1〜100文字で入力してください。")
        case .hours:
            Text(
                en:
                    "Business hours need a day, and an end other than their beginning; an earlier one is on the day after.",
                ja: "業務時間は、曜日を1つ以上選び、開始と終了に異なる時刻を入力してください。終了が開始より早い場合は、翌日の時刻になります。")
        case .minutes: Text(en: "The interval is 5 to 1440 minutes.", ja: "間隔は5〜1440分で入力してください。")
        case .daily: Text(en: "A time of day reads 09:00.", ja: "時刻は 09:00 の形で入力してください。")
        case .zone: Text(en: "This time zone is not known.", ja: "タイムゾーンを正しく入力してください。")
        case .channels: Text(en: "Choose at least one channel.", ja: "通知先を1つ以上選んでください。")
        }
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><p class="back"><a href="/notifications">← [[Notifications|通知]]</a></p><h1>{{title}}</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <section class="card narrow"><form method="post" action="{{address}}" class="stack">{{>token}}
        <label>[[Name|名前]]<input name="name" value="{{name}}" maxlength="100" required></label>
        <fieldset><legend>[[Which alerts|対象のアラート]]</legend>
        <div class="row">{{#watches}}<label class="check"><input type="checkbox" name="watch" value="{{value}}"{{#isChosen}} checked{{/isChosen}}>{{text}}</label>{{/watches}}</div>
        <p><label>[[Level|重大度]]<select name="level">{{#levels}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/levels}}</select></label></p>
        {{#hasGroups}}<p class="muted">[[Of these host groups; of all hosts, where none is chosen:|対象の部署（選択しない場合は、すべての端末）]]</p><div class="row">{{#groups}}<label class="check"><input type="checkbox" name="group" value="{{value}}"{{#isChosen}} checked{{/isChosen}}>{{text}}</label>{{/groups}}</div>{{/hasGroups}}</fieldset>
        <fieldset><legend>[[Where to|通知先]]</legend><div class="row">{{#channels}}<label class="check"><input type="checkbox" name="channel" value="{{value}}"{{#isChosen}} checked{{/isChosen}}>{{text}}</label>{{/channels}}</div>{{^hasChannels}}<p class="muted">[[There is no channel yet.|通知先がまだありません。]]</p>{{/hasChannels}}</fieldset>
        <fieldset><legend>[[When|送るタイミング]]</legend>
        <div class="row"><label>[[Messages leave|送信]]<select name="pace">{{#paces}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/paces}}</select></label><label>[[Minutes between|間隔（分）]]<input name="minutes" value="{{minutes}}" inputmode="numeric" size="5"></label><label>[[Time of day|時刻（1日1回の場合）]]<input type="time" name="daily" value="{{daily}}"></label></div></fieldset>
        <fieldset><legend>[[Business hours|業務時間]]</legend>
        <label class="check"><input type="checkbox" name="hours" value="1"{{#hasHours}} checked{{/hasHours}}>[[Mind business hours|業務時間を考慮する]]</label>
        <div class="row">{{#days}}<label class="check"><input type="checkbox" name="day" value="{{value}}"{{#isChosen}} checked{{/isChosen}}>{{text}}</label>{{/days}}</div>
        <div class="row"><label>[[From|開始]]<input name="from" value="{{from}}" size="6" placeholder="09:00"></label><label>[[To|終了]]<input name="to" value="{{to}}" size="6" placeholder="18:00"></label><label>[[Time zone|タイムゾーン]]<input name="zone" value="{{zone}}" size="18"></label><label>[[Outside of them|時間外の扱い]]<select name="outside">{{#outsides}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/outsides}}</select></label></div></fieldset>
        <label class="check"><input type="checkbox" name="enabled" value="1"{{#isEnabled}} checked{{/isEnabled}}>[[This rule is on|このルールを使う]]</label>
        <div class="actions"><button class="button first">[[Save|保存]]</button></div></form></section>
        {{#id}}<form method="post" action="{{address}}/remove">{{>token}}<button class="button danger">[[Remove|削除]]</button></form>{{/id}}
        """#)
}
