import Detection
import Events

/// Who changes the registry, by where its program lies: a name alone is anybody's.
enum RegistryWriter: Equatable {
    /// The parts of Windows that install, update and keep the registry: service control, servicing, the installer service.
    case windows
    /// A program where only administrators put programs.
    case installed
    /// A program that does what a script or a command line tells it.
    case script
    /// An application of Office, which writes its own settings and runs other people's macros.
    case office
    /// Any other program of Windows.
    case component
    /// A program in a temporary or shared folder.
    case odd
    case other

    init(_ process: borrowing Process) {
        let path = process.executable
        if path.isEmpty {
            self = .other
            return
        }
        // The kernel has no program.
        if path == "System" {
            self = .windows
            return
        }
        let text = FoldedText(path)
        let name = WindowsPath.fileName(path)
        if Self.scripts.contains(name) || Self.scripts.contains(process.originalFileName) {
            self = .script
        } else if Self.applications.contains(name) {
            self = .office
        } else if Self.windowsFolders.contains(where: { $0.matches(text) }) {
            self = Self.windowsPrograms.contains(name) ? .windows : .component
        } else if Self.installedPlaces.contains(where: { $0.matches(text) }) {
            self = .installed
        } else {
            self = RegistryText(path).place == .odd ? .odd : .other
        }
    }

    private static let windowsFolders = [
        "?:\\windows\\system32\\*", "?:\\windows\\syswow64\\*", "?:\\windows\\winsxs\\*", "?:\\windows\\servicing\\*",
        "?:\\windows\\systemapps\\*", "?:\\windows\\immersivecontrolpanel\\*", "?:\\windows\\uus\\*",
        "?:\\windows\\explorer.exe", "?:\\windows\\microsoft.net\\*",
    ].map { Wildcard($0) }

    private static let windowsPrograms = RegistryNames([
        "services.exe", "svchost.exe", "lsass.exe", "tiworker.exe", "trustedinstaller.exe", "poqexec.exe",
        "drvinst.exe",
        "msiexec.exe", "wuauclt.exe", "mousocoreworker.exe", "usoclient.exe", "spoolsv.exe", "dism.exe", "dismhost.exe",
        "smss.exe", "csrss.exe", "wininit.exe", "winlogon.exe", "mrt.exe", "sppsvc.exe", "ngen.exe", "mscorsvw.exe",
        "ie4uinit.exe", "setup.exe", "setuphost.exe", "oobe.exe", "msoobe.exe", "sysprep.exe", "pnputil.exe",
        "vssvc.exe",
    ])

    private static let installedPlaces = [
        "?:\\program files\\*", "?:\\program files (x86)\\*", "?:\\programdata\\microsoft\\windows defender\\*",
        "?:\\programdata\\package cache\\*", "?:\\windows\\softwaredistribution\\*", "?:\\windows\\installer\\*",
    ].map { Wildcard($0) }

    private static let applications = RegistryNames([
        "winword.exe", "excel.exe", "powerpnt.exe", "outlook.exe", "msaccess.exe", "mspub.exe", "onenote.exe",
    ])

    private static let scripts = RegistryNames([
        "reg.exe", "regedit.exe", "regini.exe", "powershell.exe", "powershell_ise.exe", "pwsh.exe", "cmd.exe",
        "wscript.exe",
        "cscript.exe", "mshta.exe", "rundll32.exe", "regsvr32.exe", "regasm.exe", "regsvcs.exe", "installutil.exe",
        "msbuild.exe", "wmic.exe", "wmiprvse.exe", "eqnedt32.exe", "certutil.exe", "bitsadmin.exe", "python.exe",
        "pythonw.exe", "perl.exe",
        "odbcconf.exe",
        "cmstp.exe", "wsmprovhost.exe", "csc.exe", "autohotkey.exe",
    ])
}

/// Names of programs, without regard to case.
struct RegistryNames: Sendable {
    private let names: Set<String>

    init(_ names: [String]) {
        self.names = Set(names.map { CaseFolding.folded($0) })
    }

    func contains(_ name: String) -> Bool {
        !name.isEmpty && names.contains(CaseFolding.folded(name))
    }
}
