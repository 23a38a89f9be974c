import Detection
import Storage

/// What the audit log says besides who did what, in words where it is a word of ours.
enum AuditDetails {
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
