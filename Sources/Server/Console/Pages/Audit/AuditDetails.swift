import Accounts
import Detection
import Storage

/// What the audit log says besides who did what, in words where it is a word of ours.
enum AuditDetails {
    /// To what it was done.
    static func subject(_ record: AuditRecord, _ reader: Reader) -> String {
        let subject = record.subject
        switch record.action {
        case "person-log.look":
            let parts = subject.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return subject }
            switch parts[0] {
            case "user": return Text(en: "user \(parts[1])", ja: "利用者 \(parts[1])")[reader]
            case "host": return Text(en: "host \(parts[1])", ja: "端末 \(parts[1])")[reader]
            default: return subject
            }
        case "alert.state":
            let parts = subject.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let state = AlertState(rawValue: parts[1]) else { return subject }
            return "#\(parts[0]) → " + AlertStateTitles.title(state)[reader]
        case "alert.look", "alert.assignee", "alert.comment", "import.start", "import.cancel", "import.remove":
            return "#" + subject
        case "logs.look", "logs.export", "audit.export":
            return subject == "everything" ? Text(en: "everything", ja: "すべて")[reader] : subject
        default: return subject
        }
    }

    /// The page of what it was done to, where the reader may see it.
    static func address(_ record: AuditRecord, _ visitor: Role) -> String? {
        guard record.action.hasPrefix("alert."), visitor.may(.seeAlerts),
            let number = record.subject.split(separator: " ").first.flatMap({ Int64($0) })
        else { return nil }
        return "/alerts/\(number)"
    }

    static func words(_ record: AuditRecord, _ reader: Reader) -> String {
        switch record.action {
        case "account.add", "account.role", "api-token.add":
            record.reason.split(separator: " > ").map { part in
                Role(rawValue: String(part)).map { RoleTitles.title($0)[reader] } ?? String(part)
            }.joined(separator: " → ")
        case "audit.verify":
            switch record.reason {
            case "whole": Text(en: "whole", ja: "異常なし")[reader]
            case "broken": Text(en: "changed or cut", ja: "改ざんまたは欠落あり")[reader]
            default: record.reason
            }
        default: record.reason
        }
    }
}
