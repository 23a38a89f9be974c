import Detection
import Storage

/// The roles in words.
package enum RoleTitles {
    package static func title(_ role: Role) -> Text {
        switch role {
        case .administrator: Text(en: "Administrator", ja: "管理者")
        case .analyst: Text(en: "Analyst", ja: "分析担当")
        case .viewer: Text(en: "Viewer", ja: "閲覧者")
        case .auditor: Text(en: "Auditor", ja: "監査人")
        }
    }
}
