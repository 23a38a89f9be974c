import Alerting
import Detection
import Storage

/// The form of an exception for an alert, and what it would have silenced.
struct NormalModel: PageModel {
    struct Field: Sendable {
        var name: String
        var title: String
        var value: String
        /// What all findings of the alert have in common there; nil where that is in the field.
        var common: String?
    }

    struct Choice: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    var id: Int64
    var alertTitle: String
    var host: String
    var rule: String
    var watch: String
    var isWatch: Bool
    var fields: [Field]
    var groups: [Choice]
    var hasGroups: Bool
    var groupTitle: String
    var group: String
    var days: [Choice]
    var reason: String
    var fault: String?
    /// One or none.
    var preview: [PreviewModel] = []

    init(_ facts: NormalFacts, _ input: ExceptionInput, fault: ExceptionDraft.Fault?, _ reader: Reader) {
        id = facts.alert.id
        alertTitle = RuleNames.name(facts.alert.rule, reader)
        host = facts.alert.host
        rule = alertTitle
        watch = WatchMark(facts.alert.watch, reader).text
        isWatch = input.conditions.rule.isEmpty
        fields = ExceptionField.allCases.map { field in
            let value = input.conditions[keyPath: field.member]
            let common = facts.suggestion.possible[keyPath: field.member]
            return Field(
                name: field.rawValue, title: field.title[reader], value: value,
                common: common.isEmpty || common == value ? nil : common)
        }
        let all = Choice(
            value: "", text: Text(en: "Any", ja: "指定しない")[reader], isChosen: input.conditions.group == nil)
        groups =
            [all]
            + facts.groups.map {
                Choice(value: String($0.id), text: $0.name, isChosen: $0.id == input.conditions.group)
            }
        hasGroups = groups.count > 1
        groupTitle = ExceptionField.groupTitle[reader]
        group = input.conditions.group.map(String.init) ?? ""
        days = ExceptionInput.dayChoices.map { days in
            let text = days.isEmpty ? Text(en: "no end", ja: "無期限") : Text(en: "\(days) days", ja: "\(days)日間")
            return Choice(value: days, text: text[reader], isChosen: days == input.days)
        }
        reason = input.reason
        self.fault = fault.map { Self.words($0)[reader] }
    }

    static func words(_ fault: ExceptionDraft.Fault) -> Text {
        switch fault {
        case .noRule: Text(en: "A rule or a watch is missing.", ja: "検知ルールまたは監視を指定してください。")
        case .coversEverything:
            Text(
                en: "This would cover everything. Ask for a program, a path, a user, a host or something else.",
                ja: "このままではすべての検出が対象になります。プログラム・対象・利用者・端末など、条件を1つ以上指定してください。")
        case .hash: Text(en: "SHA-256 has 64 hexadecimal digits.", ja: "SHA-256は64桁の16進数で入力してください。")
        case .noGroup: Text(en: "There is no such group any more. Choose again.", ja: "指定した部署は存在しません。選び直してください。")
        case .noReason: Text(en: "Say why this is normal.", ja: "正常と判断した理由を入力してください。")
        case .expired: Text(en: "The end lies in the past.", ja: "期限が過去の日時になっています。")
        case .tooLong(let limit):
            Text(en: "A condition has at most \(limit) characters.", ja: "条件は\(limit)文字以内で入力してください。")
        }
    }
}
