import Detection
import Events

/// What kind of program wrote to the registry, by its full path: a name alone proves nothing.
enum RegistryWriter {
    /// Interpreters and programs that do whatever their command line says, and what runs from a place anybody can write.
    case scripted
    /// Parts of Windows and its installers whose work is to register things.
    case servicing
    /// The service control manager, which writes for whoever asked it.
    case serviceControl
    /// Another program in a protected folder.
    case installed
    /// Somewhere else, or unknown.
    case other

    init(_ executable: String) {
        let path = CaseFolding.folded(executable)
        let name = WindowsPath.fileName(path)
        if Self.interpreters.contains(name) {
            self = .scripted
        } else if path == "c:\\windows\\system32\\services.exe" {
            self = .serviceControl
        } else if Self.servicingPaths.contains(path) || Self.servicingFolders.contains(where: { path.hasPrefix($0) }) {
            self = .servicing
        } else if RegistryData.isProtected(path) {
            self = .installed
        } else if RegistryData.isOdd(path) {
            self = .scripted
        } else {
            self = .other
        }
    }

    private static let interpreters: Set<String> = [
        "reg.exe", "cmd.exe", "powershell.exe", "pwsh.exe", "powershell_ise.exe", "wscript.exe", "cscript.exe",
        "mshta.exe", "rundll32.exe", "regsvr32.exe", "wmic.exe", "wmiprvse.exe", "python.exe", "pythonw.exe",
        "perl.exe",
        "winword.exe", "excel.exe", "powerpnt.exe", "msbuild.exe", "installutil.exe", "regasm.exe", "regsvcs.exe",
        "eqnedt32.exe", "certutil.exe", "odbcconf.exe", "cmstp.exe", "forfiles.exe", "scrcons.exe", "regini.exe",
    ]

    private static let servicingPaths: Set<String> = [
        "c:\\windows\\servicing\\trustedinstaller.exe", "c:\\windows\\system32\\msiexec.exe",
        "c:\\windows\\syswow64\\msiexec.exe", "c:\\windows\\system32\\drvinst.exe",
        "c:\\windows\\system32\\poqexec.exe",
        "c:\\windows\\system32\\wuauclt.exe", "c:\\windows\\system32\\mousocoreworker.exe",
        "c:\\windows\\system32\\spoolsv.exe", "c:\\windows\\system32\\dism.exe", "c:\\windows\\system32\\smss.exe",
        "c:\\windows\\system32\\svchost.exe", "c:\\windows\\system32\\lsass.exe", "c:\\windows\\system32\\winlogon.exe",
        "c:\\windows\\system32\\securityhealthservice.exe", "c:\\windows\\system32\\taskhostw.exe", "system",
    ]

    private static let servicingFolders = [
        "c:\\windows\\winsxs\\", "c:\\windows\\softwaredistribution\\", "c:\\$windows.~bt\\",
        "c:\\program files\\common files\\microsoft shared\\clicktorun\\",
        "c:\\programdata\\microsoft\\windows defender\\platform\\", "c:\\program files\\windows defender\\",
        "c:\\program files (x86)\\microsoft\\edgeupdate\\", "c:\\program files (x86)\\google\\update\\",
        "c:\\program files (x86)\\google\\googleupdater\\",
    ]
}
