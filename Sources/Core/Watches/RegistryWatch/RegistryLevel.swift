import Detection
import Events

/// How much a change at a registered location matters: by what was written, where to, and by whom.
enum RegistryLevel {
    /// - Returns: nil when the event only belongs to the log.
    static func level(_ match: RegistryTable.Match, _ activity: RegistryActivity, _ executable: String) -> Level? {
        let location = match.location
        switch activity.action {
        case .keyWritten, .read: return nil
        case .keyCreated: return location.values.contains("*") ? .low : nil
        case .keyDeleted, .keyRenamed:
            if match.isAbove, match.isAnyKey { return .low }
        case .valueSet, .valueDeleted: break
        }
        if activity.action != .valueSet, isDoneOnce(activity.path, executable) { return .low }
        let writer = RegistryWriter(executable)
        let value = CaseFolding.folded(activity.value)
        if let level = byNumber(location.group, value, activity, writer) { return level }
        let data = CaseFolding.folded(activity.data)
        let isOdd = activity.action == .valueSet && RegistryData.isOdd(data)
        let isProtected = activity.action != .valueSet || data.isEmpty || RegistryData.isProtected(data)
        switch writer {
        case .scripted: return location.level
        case .serviceControl:
            return isOdd ? .high : isProtected || RegistryData.number(activity.data) != nil ? .low : .medium
        case .servicing:
            if isOdd { return location.level }
            return keepsLevelForWindows(location.group) ? location.level : .low
        case .installed:
            // Explorer is made to clean up after itself by who injected into it.
            if isOdd || (activity.action != .valueSet && location.group == "file-association") { return location.level }
            return location.level == .low || isNoisy(location.group) && isProtected ? .low : location.level
        case .other: return location.level
        }
    }

    /// Windows removes an entry of RunOnce before it runs it.
    private static func isDoneOnce(_ path: String, _ executable: String) -> Bool {
        guard runOnce.matches(path) else { return false }
        switch CaseFolding.folded(executable) {
        case "c:\\windows\\explorer.exe", "c:\\windows\\system32\\runonce.exe", "c:\\windows\\syswow64\\runonce.exe":
            return true
        default: return false
        }
    }

    private static let runOnce = Wildcard("*\\CurrentVersion\\RunOnce\\*")

    /// Settings whose number says whether the change weakens or restores.
    private static func byNumber(
        _ group: String, _ value: String, _ activity: RegistryActivity, _ writer: RegistryWriter
    ) -> Level? {
        guard activity.action == .valueSet, let number = RegistryData.number(activity.data) else { return nil }
        switch value {
        case "enablelua", "tamperprotection", "enablefirewall", "runasppl", "limitblankpassworduse", "enabled",
            "processcreationincludecmdline_enabled", "enablescriptblocklogging", "enablemodulelogging",
            "enabletranscripting", "fdenytsconnections", "enablevirtualizationbasedsecurity", "amsienable",
            "vulnerabledriverblocklistenable", "fsinglesessionperuser", "consentpromptbehavioradmin":
            // TamperProtection is 1 or 5 when it is on, 0 or 4 when it is off.
            return number == 0 || (value == "tamperprotection" && number == 4) ? nil : .low
        case "disableantispyware", "disableantivirus", "disablerealtimemonitoring", "disablebehaviormonitoring",
            "uselogoncredential", "localaccounttokenfilterpolicy", "proxyenable", "loadappinit_dlls",
            "donotallowexceptions", "disabletaskmgr", "disableregistrytools", "disablecmd", "cor_enable_profiling",
            "disablenotifications":
            return number == 0 ? .low : nil
        default: return nil
        }
    }

    /// What even a part of Windows writes only when somebody asks it to.
    private static func keepsLevelForWindows(_ group: String) -> Bool {
        switch group {
        case "security-setting", "winlogon", "authentication": true
        default: false
        }
    }

    /// What every installer and many programs write for themselves.
    private static func isNoisy(_ group: String) -> Bool {
        switch group {
        case "com-object", "shell-extension", "office", "file-association", "run-keys", "browser-setting",
            "scheduled-task", "service":
            true
        default: false
        }
    }
}
