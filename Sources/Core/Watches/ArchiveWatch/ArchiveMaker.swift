import Detection

/// What kind of program makes an archive, by its path.
enum ArchiveMaker {
    /// Explorer and what people start from it.
    case desktop
    case browser
    /// A developer's tool in a protected folder.
    case developer
    /// An interpreter.
    case script
    /// A packer that is part of Windows.
    case packer
    /// Another program in a protected folder.
    case installed
    case other

    init(_ executable: String) {
        let path = CaseFolding.folded(executable)
        let name = WindowsPath.fileName(path)
        let isProtected =
            path.hasPrefix("c:\\program files")
            || path.hasPrefix("c:\\windows\\") && !path.hasPrefix("c:\\windows\\temp\\")
        if path == "c:\\windows\\explorer.exe" {
            self = .desktop
        } else if Self.browsers.contains(name) {
            self = .browser
        } else if Self.interpreters.contains(name) {
            self = .script
        } else if Self.packers.contains(name) {
            self = .packer
        } else if Self.developers.contains(name), isProtected {
            self = .developer
        } else {
            self = isProtected ? .installed : .other
        }
    }

    private static let browsers: Set<String> = [
        "chrome.exe", "msedge.exe", "firefox.exe", "iexplore.exe", "opera.exe", "brave.exe", "vivaldi.exe",
        "microsoftedgecp.exe", "microsoftedge.exe",
    ]
    private static let interpreters: Set<String> = [
        "powershell.exe", "pwsh.exe", "powershell_ise.exe", "wscript.exe", "cscript.exe", "mshta.exe", "cmd.exe",
        "python.exe", "pythonw.exe", "perl.exe", "ruby.exe", "rundll32.exe", "regsvr32.exe", "wmiprvse.exe",
    ]
    private static let packers: Set<String> = [
        "makecab.exe", "diantz.exe", "tar.exe", "iexpress.exe", "esentutl.exe", "dism.exe",
    ]
    private static let developers: Set<String> = [
        "git.exe", "node.exe", "npm.exe", "msbuild.exe", "dotnet.exe", "java.exe", "devenv.exe", "code.exe",
        "cargo.exe",
        "nuget.exe", "vstest.console.exe",
    ]
}
