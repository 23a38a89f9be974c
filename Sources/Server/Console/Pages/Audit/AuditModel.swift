import Accounts
import Detection
import Events
import Storage

/// The audit log, in words.
struct AuditModel: PageModel {
    static let pageSize = 100

    struct Choice: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    struct Row: Sendable {
        var number: Int64
        var moment: Moment
        var who: String?
        var origin: String?
        var action: String
        var code: String
        var subject: String?
        var subjectAddress: String?
        var reason: String?
    }

    struct Export: Sendable {
        var address: String
        var name: String
    }

    var filter: AuditFilter
    var actions: [Choice]
    var rows: [Row]
    var isEmpty: Bool
    var isFiltered: Bool
    var pager: Pager?
    var exports: [Export]
    /// The number of the last entry and its hash; nil while there is none.
    var head: String?
    /// What came of verifying.
    var verdict: VerdictWords?

    /// - Parameter role: Of the one who reads.
    init(_ entries: [AuditEntry], _ filter: AuditFilter, head: AuditHead?, role: Role, _ reader: Reader) {
        self.filter = filter
        actions = Self.actions(filter.action, reader)
        rows = entries.prefix(Self.pageSize).map { Self.row($0, role, reader) }
        isEmpty = entries.isEmpty
        isFiltered = !filter.isEmpty
        let last = entries.count > Self.pageSize ? entries[Self.pageSize - 1].number : nil
        if last != nil || filter.before != nil {
            pager = Pager(
                newest: filter.before == nil ? nil : filter.address(),
                older: last.map { filter.address("/audit", [("before", String($0))]) })
        }
        exports = [
            ("csv", Text(en: "CSV (UTF-8)", ja: "CSV（UTF-8）")),
            ("cp932", Text(en: "CSV (Japanese Windows)", ja: "CSV（Shift_JIS）")),
            ("jsonl", Text(en: "JSON lines", ja: "JSON Lines")),
        ].map { format, name in
            Export(address: filter.address("/audit/export", [("format", format)]), name: name[reader])
        }
        self.head = head?.written
    }

    private static func actions(_ chosen: String, _ reader: Reader) -> [Choice] {
        var choices = [Choice(value: "", text: Text(en: "Everything", ja: "すべて")[reader], isChosen: chosen.isEmpty)]
        choices += AuditActionTitles.groups.map {
            Choice(value: $0.name, text: $0.title[reader], isChosen: $0.name == chosen)
        }
        if !choices.contains(where: \.isChosen) {
            choices.append(Choice(value: chosen, text: AuditActionTitles.title(chosen)[reader], isChosen: true))
        }
        return choices
    }

    private static func row(_ entry: AuditEntry, _ role: Role, _ reader: Reader) -> Row {
        let record = entry.record
        func shown(_ text: String) -> String? { text.isEmpty ? nil : text }
        return Row(
            number: entry.number, moment: Moment(record.time, reader), who: shown(record.who),
            origin: shown(record.from), action: AuditActionTitles.title(record.action)[reader], code: record.action,
            subject: shown(AuditDetails.subject(record, reader)), subjectAddress: AuditDetails.address(record, role),
            reason: shown(AuditDetails.words(record, reader)))
    }
}

/// What came of verifying the audit log, in words.
struct VerdictWords: Sendable {
    var isWhole: Bool
    var text: String

    init(_ verdict: AuditVerdict, _ reader: Reader) {
        if case .whole = verdict { isWhole = true } else { isWhole = false }
        text = Self.text(verdict)[reader]
    }

    private static func text(_ verdict: AuditVerdict) -> Text {
        switch verdict {
        case .whole(let head):
            Text(
                en:
                    "The audit log is whole: nothing was changed, removed or put in between in \(head?.number ?? 0) entries.",
                ja: "監査ログに異常はありません。\(head?.number ?? 0)件に、改ざん・削除・挿入は見つかりませんでした。")
        case .broken(let number):
            Text(
                en:
                    "Entry \(number) is changed, missing or moved. Keep a copy of the data folder before anything else is done, and compare it with a backup.",
                ja: "\(number)件目が改ざん・削除・移動されています。まずデータフォルダーの複製を保全し、バックアップと比較してください。")
        case .rewritten(let number):
            Text(
                en:
                    "Up to entry \(number) this is not the log whose head was kept. Keep a copy of the data folder and compare it with a backup.",
                ja: "\(number)件目までが、控えたハッシュと一致しません。データフォルダーの複製を保全し、バックアップと比較してください。")
        case .cut(let number):
            Text(
                en:
                    "The log is cut off after entry \(number). Keep a copy of the data folder and compare it with a backup.",
                ja: "\(number)件目より後が失われています。データフォルダーの複製を保全し、バックアップと比較してください。")
        }
    }
}
