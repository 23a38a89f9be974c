import Detection
import Events

/// `ieproxy.dll`, through which a program drives Internet Explorer by COM.
enum ComLibrary {
    enum Use {
        case office
        /// A script host, in which macros of older business applications run too.
        case script
        /// A program that has no pages to show, or one from where nothing is installed.
        case suspicious
        case ordinary
    }

    private static let scripts = NameSet(["wscript.exe", "cscript.exe", "powershell.exe", "pwsh.exe", "cmd.exe"])
    private static let suspicious = NameSet([
        "rundll32.exe", "regsvr32.exe", "mshta.exe", "msbuild.exe", "installutil.exe", "wmiprvse.exe", "certutil.exe",
    ])
    private static let office = NameSet(BrowserPolicy.officePrograms + ["outlook.exe"])

    static func isOne(_ path: String) -> Bool {
        guard path.utf8.count >= 11 else { return false }
        return CaseFolding.equal(WindowsPath.fileName(path), "ieproxy.dll")
    }

    static func use(by process: borrowing Process) -> Use {
        let name = WindowsPath.fileName(process.executable)
        if suspicious.contains(name) || WritablePlace.isPassing(process.executable) { return .suspicious }
        if scripts.contains(name) { return .script }
        return office.contains(name) ? .office : .ordinary
    }
}
