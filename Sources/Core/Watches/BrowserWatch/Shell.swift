import Detection
import Events

/// The command interpreters that people sit at, and that scripts run in.
enum Shell {
    static func isShell(_ name: String) -> Bool {
        isCommandPrompt(name) || isPowerShell(name)
    }

    /// Whether somebody types there: it was given nothing to run.
    static func isInteractive(_ shell: borrowing Process) -> Bool {
        let name = WindowsPath.fileName(shell.executable)
        let arguments = CommandLine(shell.commandLine).words.dropFirst()
        if isPowerShell(name) {
            for word in arguments {
                let flag = CaseFolding.folded(word)
                guard flag.hasPrefix("-") || flag.hasPrefix("/") else { return false }
                let switchName = String(flag.dropFirst())
                if isAbbreviation(switchName, of: "noexit") || isAbbreviation(switchName, of: "nologo") { continue }
                if isAbbreviation(switchName, of: "noprofile") { continue }
                return false
            }
            return true
        }
        for word in arguments {
            let flag = CaseFolding.folded(word)
            if flag.hasPrefix("/c") || flag.hasPrefix("/r") || flag.hasPrefix("-c") { return false }
            if flag.hasPrefix("/k") { return arguments.count == 1 }
        }
        return true
    }

    /// Whether PowerShell was told to show no window or to run encoded commands.
    static func hides(_ shell: borrowing Process) -> Bool {
        guard isPowerShell(WindowsPath.fileName(shell.executable)) else { return false }
        var expectsStyle = false
        for word in CommandLine(shell.commandLine).words.dropFirst() {
            let flag = CaseFolding.folded(word)
            if expectsStyle, flag.hasPrefix("h") || flag == "1" { return true }
            let name = String(flag.dropFirst())
            let isSwitch = flag.hasPrefix("-") || flag.hasPrefix("/")
            expectsStyle = isSwitch && isAbbreviation(name, of: "windowstyle")
            if isSwitch, isAbbreviation(name, of: "encodedcommand") || name == "ec" { return true }
        }
        return false
    }

    private static func isCommandPrompt(_ name: String) -> Bool {
        CaseFolding.equal(name, "cmd.exe")
    }

    private static func isPowerShell(_ name: String) -> Bool {
        CaseFolding.equal(name, "powershell.exe") || CaseFolding.equal(name, "pwsh.exe")
    }

    private static func isAbbreviation(_ text: String, of name: String) -> Bool {
        !text.isEmpty && name.hasPrefix(text)
    }
}
