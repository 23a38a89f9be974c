import Detection
import Events

/// Which programs that reach into browsers are foreign there, and how grave that is.
struct IntruderTable {
    /// The system starts threads in every process.
    private let system = [
        "?:\\windows\\system32\\csrss.exe", "?:\\windows\\system32\\wininit.exe", "?:\\windows\\system32\\winlogon.exe",
        "?:\\windows\\system32\\smss.exe", "?:\\windows\\system32\\services.exe", "?:\\windows\\system32\\lsass.exe",
        "?:\\windows\\system32\\dwm.exe", "?:\\windows\\system32\\werfault.exe", "?:\\windows\\syswow64\\werfault.exe",
        "*\\msmpeng.exe", "system", "?:\\windows\\system32\\ntoskrnl.exe",
    ].map { Wildcard($0) }

    private let programFolders = [
        "?:\\program files\\*", "?:\\program files (x86)\\*", "?:\\programdata\\microsoft\\windows defender\\*",
    ].map { Wildcard($0) }

    private let windows = Wildcard("?:\\windows\\*")

    private let codeRunners = NameSet([
        "powershell.exe", "powershell_ise.exe", "pwsh.exe", "wscript.exe", "cscript.exe", "mshta.exe", "rundll32.exe",
        "regsvr32.exe", "msbuild.exe", "installutil.exe", "notepad.exe", "wmic.exe", "wmiprvse.exe", "cmd.exe",
    ])

    /// PROCESS_VM_WRITE, PROCESS_VM_OPERATION and PROCESS_CREATE_THREAD: all that injection takes.
    private static let injection: UInt32 = 0x2a

    func concerns(_ intrusion: IntrusionActivity, _ event: borrowing Event, _ table: BrowserTable) -> Bool {
        if intrusion.form == .access, intrusion.grantedAccess & Self.injection != Self.injection { return false }
        let target = intrusion.target.executable.isEmpty ? event.process.executable : intrusion.target.executable
        guard let family = table.family(of: target) else { return false }
        return family != .updater
    }

    /// How grave it is; nil when it is ordinary.
    func level(_ intrusion: IntrusionActivity, _ event: borrowing Event, _ table: BrowserTable) -> Level? {
        guard concerns(intrusion, event, table) else { return nil }
        if intrusion.form == .tampering { return .high }
        let source = event.process.executable
        let path = FoldedText(source)
        if system.contains(where: { $0.matches(path) }) { return nil }
        let isInstalled = programFolders.contains { $0.matches(path) }
        let name = WindowsPath.fileName(source)
        // Browsers manage their own parts.
        if isInstalled, table.family(of: source) != nil { return nil }
        if CaseFolding.equal(source, intrusion.target.executable) { return nil }
        switch intrusion.form {
        case .remoteThread: return isInstalled ? .low : .high
        case .access:
            if source.isEmpty || isInstalled { return nil }
            if codeRunners.contains(name) { return .medium }
            if windows.matches(path) { return WritablePlace.isPassing(source) ? .medium : nil }
            return WritablePlace.isPassing(source) ? .medium : .low
        case .tampering: return .high
        }
    }
}
