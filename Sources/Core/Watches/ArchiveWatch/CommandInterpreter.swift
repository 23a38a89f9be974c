import Detection

/// Programs that run other programs' command lines: shells, script hosts, launchers.
enum CommandInterpreter {
    static func isOne(_ executable: String) -> Bool { names.contains(executable) || isPython(executable) }

    /// `python.exe`, `python3.11.exe`, `pythonw.exe`.
    static func isPython(_ executable: String) -> Bool {
        var path = executable
        return path.withUTF8 { bytes in
            var start = bytes.count
            while start > 0, bytes[start - 1] != 92, bytes[start - 1] != 47 { start -= 1 }
            let name: StaticString = "python"
            guard bytes.count - start >= name.utf8CodeUnitCount else { return false }
            for index in 0..<name.utf8CodeUnitCount where bytes[start + index] | 32 != name.utf8Start[index] {
                return false
            }
            return true
        }
    }

    /// Those that take a command as one quoted argument, or as the rest of their words.
    static func isLauncher(_ name: String) -> Bool { launchers.contains(name) }

    /// A shell of Linux.
    static func isShell(_ path: String) -> Bool { shells.contains(path) }

    static func isPowerShell(_ name: String) -> Bool { powerShells.contains(name) }

    static func isCommandPrompt(_ name: String) -> Bool { prompts.contains(name) }

    private static let prompts = ProgramNames(["cmd.exe", "%comspec%"])
    private static let powerShells = ProgramNames(["powershell.exe", "pwsh.exe", "powershell_ise.exe"])
    private static let shells = ProgramNames(shellNames)
    private static let shellNames = [
        "sh", "bash", "rbash", "dash", "ash", "zsh", "ksh*", "mksh", "fish", "csh", "tcsh",
    ]
    private static let launcherNames = [
        "forfiles.exe", "wmic.exe", "schtasks.exe", "at.exe", "psexec.exe", "psexec64.exe", "winrs.exe", "conhost.exe",
        "runas.exe", "wsl.exe", "bash.exe", "sh.exe", "mshta.exe", "rundll32.exe", "pcalua.exe", "sc.exe",
        "busybox.exe",
    ]
    private static let launchers = ProgramNames(launcherNames)
    private static let names = ProgramNames(
        launcherNames + shellNames + [
            "cmd.exe", "powershell.exe", "pwsh.exe", "powershell_ise.exe", "wscript.exe", "cscript.exe", "perl.exe",
            "ruby.exe", "php.exe", "node.exe", "regsvr32.exe", "wmiprvse.exe", "wsmprovhost.exe", "py.exe",
        ])
}
