import Storage

/// What a page or a call of the API asks for before it does anything.
package enum Permission: String, CaseIterable, Sendable {
    case seeAlerts, workOnAlerts, makeExceptions
    case seeHosts, changeHosts
    /// Stopping a process, quarantining a file, collecting one as evidence. Putting back what is quarantined asks for more.
    case actOnHosts, releaseFiles
    case seeLogs, exportLogs
    case importLogs
    case seePolicies, changePolicies
    case seeNotifications, changeNotifications
    case seePeople, changePeople
    case seeAudit
}

extension Role {
    package func may(_ permission: Permission) -> Bool {
        switch self {
        case .administrator: true
        case .analyst: Self.analystPermissions.contains(permission)
        case .viewer: [.seeAlerts, .seeHosts].contains(permission)
        case .auditor: [.seeAudit, .seePeople].contains(permission)
        }
    }

    private static let analystPermissions: Set<Permission> = [
        .seeAlerts, .workOnAlerts, .makeExceptions, .seeHosts, .actOnHosts, .seeLogs, .exportLogs, .importLogs,
        .seePolicies,
    ]
}
