import Detection
import Events

/// How much a change at a registered location matters, by what was changed, who did it and to what.
struct RegistryAssessment {
    private let location: RegistryLocation
    private let registry: RegistryActivity
    private let writer: RegistryWriter
    private let text: RegistryText
    private let isAbove: Bool
    private let process: Process

    init(
        _ location: RegistryLocation, _ registry: RegistryActivity, _ event: borrowing Event, isAbove: Bool
    ) {
        self.location = location
        self.registry = registry
        self.isAbove = isAbove
        process = event.process
        let writer = RegistryWriter(event.process)
        switch writer {
        case .office: self.writer = location.group == "office" ? .installed : .script
        default: self.writer = writer
        }
        text = RegistryText(registry.data)
    }

    /// Nil for what is only recorded.
    var level: Level? {
        switch registry.action {
        case .read, .keyWritten: nil
        case .keyCreated: creation
        case .keyDeleted, .keyRenamed, .valueDeleted: deletion
        case .valueSet: change
        }
    }

    private var creation: Level? {
        Self.isCreationSwitch(location) ? location.level : nil
    }

    /// An empty key does nothing yet, but for the few whose presence alone is the switch.
    private static func isCreationSwitch(_ location: RegistryLocation) -> Bool {
        location.level == .critical && location.values == ["*"]
    }

    /// A quick look, before the process is known: whether ``level`` can be anything but nil.
    static func mayHaveLevel(_ action: RegistryActivity.Action, at location: RegistryLocation) -> Bool {
        switch action {
        case .read, .keyWritten: false
        case .keyCreated: isCreationSwitch(location)
        case .keyDeleted, .keyRenamed, .valueDeleted, .valueSet: true
        }
    }

    // MARK: Deletions

    private var deletion: Level {
        switch location.group {
        case "run-key", "logon-script", "shell-extension", "com-object", "office", "scheduled-task":
            if isTaskHidden { return .high }
            // Uninstallers take their values away, not the list.
            let takesListAway =
                location.group == "run-key" && registry.action != .valueDeleted && (writer == .other || writer == .odd)
            return writer == .script || takesListAway ? min(.medium, location.level) : .low
        case "file-association":
            if writer == .windows || writer == .installed { return .low }
            return min(.medium, location.level)
        case "service":
            if isSecurityService { return .high }
            return writer == .script ? .medium : .low
        default: break
        }
        switch RegistrySwitch.effect(of: registry.value, nil, isDeleted: true) {
        case .harmless? where registry.action == .valueDeleted: return .low
        case .harms?, .harmless?, nil: break
        }
        if writer == .windows || writer == .installed { return .low }
        return writer == .script ? location.level : min(.medium, location.level)
    }

    /// Without its security descriptor a task runs on and is shown nowhere.
    private var isTaskHidden: Bool {
        location.group == "scheduled-task" && registry.action == .valueDeleted
            && (CaseFolding.equal(registry.value, "SD") || CaseFolding.equal(registry.value, "Index"))
    }

    // MARK: Changes

    private var change: Level? {
        switch RegistrySwitch.effect(of: registry.value, text.number, isDeleted: false) {
        case .harmless?: return .low
        case .harms?: return writer == .script ? raised(location.level) : location.level
        case nil: break
        }
        switch location.group {
        case "logging" where CaseFolding.equal(registry.value, "Start"):
            return text.number == 0 ? location.level : .low
        case "service": return service
        case "scheduled-task": return writer == .windows ? .low : location.level
        case "run-key", "logon-script", "winlogon", "boot", "dll-injection", "authentication": return program
        case "shell-extension", "com-object", "office", "file-association": return registration
        default: return setting
        }
    }

    /// Where a name of a program is all that counts.
    private var program: Level {
        switch (writer, text.place) {
        // Who asks the spooler or the installer service for a library without a path is not known.
        case (.windows, .plain) where ["authentication", "winlogon", "boot"].contains(location.group):
            return lowered(location.level)
        case (.windows, .protected), (.installed, .protected), (.windows, .plain): return .low
        case (.installed, .plain): return min(.low, location.level)
        case (.windows, .other), (.installed, .other), (.windows, .profile), (.installed, .profile):
            return min(.medium, location.level)
        case (.component, .protected), (.other, .protected), (.odd, .protected), (.component, .plain):
            return lowered(location.level)
        case (.script, _), (_, .odd): return raised(location.level)
        default: return location.level
        }
    }

    /// Where every installer writes.
    private var registration: Level {
        switch (writer, text.place) {
        case (.windows, .odd), (.installed, .odd): return min(.medium, location.level)
        case (.windows, _), (.installed, _): return .low
        case (.script, .protected), (.script, .plain):
            // What regsvr32 is for.
            return isRegistrar ? .low : location.level
        case (.script, _): return raised(location.level)
        case (_, .protected): return min(.low, location.level)
        // Any program may register a kind of file of its own.
        case (_, .odd), (.odd, _): return location.level == .low ? .low : raised(location.level)
        case (_, .plain): return lowered(location.level)
        default: return location.level
        }
    }

    private var isRegistrar: Bool {
        let name = WindowsPath.fileName(process.executable)
        return location.group != "file-association"
            && (CaseFolding.equal(name, "regsvr32.exe") || CaseFolding.equal(name, "regasm.exe"))
    }

    private var setting: Level {
        switch writer {
        case .windows: return isRecordMoved ? location.level : lowered(location.level)
        case .installed where text.place == .protected: return .low
        // PowerShell writes zones by itself when it fetches its first page.
        case .script where location.group == "browser-setting" && location.level == .low && isShell: return .low
        // Logon scripts set how the Explorer looks on every PC, every morning.
        case .script where location.group == "security-setting" && location.level == .low: return .low
        case .script: return raised(location.level)
        case .office, .component, .installed, .odd, .other:
            return text.place == .odd ? raised(location.level) : location.level
        }
    }

    /// The event log service writes what whoever asks it wants.
    private var isRecordMoved: Bool {
        location.group == "logging"
            && (CaseFolding.equal(registry.value, "File") || CaseFolding.equal(registry.value, "CustomSD"))
    }

    private var isShell: Bool {
        Self.shells.contains(WindowsPath.fileName(process.executable))
    }

    private static let shells = RegistryNames(["powershell.exe", "powershell_ise.exe", "pwsh.exe", "cmd.exe"])

    private func raised(_ level: Level) -> Level {
        switch level {
        case .informational: .low
        case .low: .medium
        case .medium, .high: .high
        case .critical: .critical
        }
    }

    private func lowered(_ level: Level) -> Level {
        switch level {
        case .informational, .low: level
        case .medium: .low
        case .high: .medium
        case .critical: .high
        }
    }

    // MARK: Services

    private var service: Level {
        switch CaseFolding.folded(registry.value) {
        case "start":
            if text.number == 4, isSecurityService { return .high }
            return writer == .script ? (text.number == 4 ? .high : .medium) : .low
        case "type": return writer == .script ? .medium : .low
        default: break
        }
        switch (writer, text.place) {
        case (_, .odd), (_, .profile): return .high
        case (.script, .protected): return .medium
        case (.script, _): return .high
        case (.windows, .plain), (.installed, .plain), (_, .protected): return .low
        case (.windows, .other), (.installed, .other), (.component, _): return .medium
        case (.office, _), (.odd, _), (.other, _): return location.level
        }
    }

    private var isSecurityService: Bool {
        var parts = registry.path.unicodeScalars.split(separator: "\\")[...]
        guard parts.count > 4 else { return false }
        parts = parts.dropFirst(4)
        return Self.securityServices.contains(parts.first.map { String($0) } ?? "")
    }

    private static let securityServices = RegistryNames([
        "WinDefend", "WdFilter", "WdNisSvc", "WdNisDrv", "WdBoot", "Sense", "SecurityHealthService", "wscsvc", "MpsSvc",
        "BFE",
        "EventLog", "Sysmon", "Sysmon64", "SysmonDrv", "mpsdrv", "AppIDSvc", "VSS",
    ])
}
