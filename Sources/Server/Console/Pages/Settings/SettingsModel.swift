import Detection
import Foundation
import Storage

/// The form of the settings.
struct SettingsModel: PageModel {
    var days: String
    var gigabytes: String
    var reasonNeeded: Bool
    var publicAddress: String
    var silence: String
    var fault: String?

    private static let gigabyte = 1_000_000_000

    init(_ settings: ServerSettings) {
        days = settings.retention.days.map(String.init) ?? ""
        gigabytes = settings.retention.bytes.map { String($0 / Self.gigabyte) } ?? ""
        reasonNeeded = settings.reasonNeeded
        publicAddress = settings.publicAddress
        silence = settings.silenceHours.map(String.init) ?? ""
    }

    init(_ form: Form) {
        days = form["days"]
        gigabytes = form["gigabytes"]
        reasonNeeded = form["reason"] == "1"
        publicAddress = form["address"]
        silence = form["silence"]
    }

    /// Nil, with ``fault`` set, where something is wrong.
    mutating func read(_ form: Form, _ reader: Reader) -> ServerSettings? {
        var settings = ServerSettings()
        guard let days = Self.limit(days, 36_500), let gigabytes = Self.limit(gigabytes, 1_000_000) else {
            fault =
                Text(
                    en: "Days and gigabytes are whole numbers from 1 on, or empty for no limit.",
                    ja: "日数と容量は1以上の整数で入力してください。空欄は無制限です。")[reader]
            return nil
        }
        guard let silence = Self.limit(silence, 8_760) else {
            fault =
                Text(
                    en: "The hours of silence are a whole number from 1 to 8,760, or empty for no alert.",
                    ja: "応答なしの時間は1～8,760の整数で入力してください。空欄の場合はアラートを出しません。")[reader]
            return nil
        }
        guard Self.isAddress(publicAddress) else {
            fault = Text(en: "The address begins with https://.", ja: "アドレスは https:// で始まる形で入力してください。")[reader]
            return nil
        }
        settings.retention = RetentionLimits(days: days.number, bytes: gigabytes.number.map { $0 * Self.gigabyte })
        settings.reasonNeeded = reasonNeeded
        settings.publicAddress = publicAddress
        settings.silenceHours = silence.number
        return settings
    }

    /// Also an empty one.
    static func isAddress(_ text: String) -> Bool {
        guard !text.isEmpty else { return true }
        guard let address = URL(string: text) else { return false }
        return address.scheme == "https" && address.host?.isEmpty == false
    }

    private struct Limit {
        var number: Int?
    }

    private static func limit(_ text: String, _ most: Int) -> Limit? {
        if text.isEmpty { return Limit(number: nil) }
        guard let number = Int(text), (1...most).contains(number) else { return nil }
        return Limit(number: number)
    }

    /// For the audit log.
    static func words(of settings: ServerSettings) -> String {
        let days = settings.retention.days.map(String.init) ?? "-"
        let bytes = settings.retention.bytes.map(String.init) ?? "-"
        return
            "retention.days=\(days) retention.bytes=\(bytes) reason.needed=\(settings.reasonNeeded) silence.hours=\(settings.silenceHours.map(String.init) ?? "-") public.address=\(settings.publicAddress)"
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Settings|全体の設定]]</h1></header>
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <form method="post" action="/settings" class="card stack">{{>token}}
        <fieldset><legend>[[How long logs stay|ログの保存期間]]</legend>
        <p class="muted">[[Whole days of logs go once the last of their lines came in longer ago than this. Imports stay until somebody removes them.|受信から指定の日数を過ぎたログを、1日単位で削除します。取り込んだ記録は、削除の操作をするまで残ります。]]</p>
        <div class="filters"><label>[[Days since they came in|受信からの日数]]<input name="days" value="{{days}}" inputmode="numeric" size="8"></label>
        <label>[[At most, in gigabytes|容量の上限（GB）]]<input name="gigabytes" value="{{gigabytes}}" inputmode="numeric" size="8"></label></div></fieldset>
        <fieldset><legend>[[Looking at people's logs|利用者のログの閲覧]]</legend><label class="check"><input type="checkbox" name="reason" value="1"{{#reasonNeeded}} checked{{/reasonNeeded}}>[[Ask for a reason before logs are shown|ログを表示する前に、理由の入力を求める]]</label></fieldset>
        <fieldset><legend>[[Silent agents|応答のないエージェント]]</legend><label>[[Alert after so many hours without a word|アラートを出すまでの時間（時間）]]<input name="silence" value="{{silence}}" inputmode="numeric" size="8"></label><p class="muted">[[PCs rest at nights and weekends: 72 hours let those pass. For servers alone, an hour is good. Empty for no alert.|PCは夜間や週末に電源が切れるため、72時間が目安です。サーバーだけの場合は1時間程度にできます。空欄ではアラートを出しません。]]</p></fieldset>
        <fieldset><legend>[[Address of this console|このコンソールのアドレス]]</legend><label>[[Where messages lead to|通知に載せるリンク先]]<input name="address" value="{{publicAddress}}" placeholder="https://mitsuke.example.jp" size="40"></label></fieldset>
        <button class="button first">[[Save|保存]]</button></form>
        """#)
}
