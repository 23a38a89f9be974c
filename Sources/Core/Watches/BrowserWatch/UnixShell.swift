import Detection
import Events

/// The shells of Unix, in which people type and scripts run.
enum UnixShell {
    private static let names = NameSet(["bash", "sh", "dash", "zsh", "fish", "ksh", "busybox"])

    /// Where a person's shell is started: terminals, signing in, and what changes the user.
    private static let terminals = NameSet([
        "gnome-terminal-*", "gnome-console", "kgx", "konsole", "xterm", "uxterm", "xfce4-terminal", "mate-terminal",
        "lxterminal",
        "qterminal", "terminator", "tilix", "alacritty", "kitty", "foot", "urxvt", "rxvt*", "st", "wezterm-gui",
        "yakuake",
        "guake", "ptyxis*", "tmux*", "screen", "login", "sshd*", "su", "sudo", "code",
    ])

    static func isOne(_ name: String) -> Bool { names.contains(name) }

    /// Whether somebody types there: it was given nothing to run, and a terminal or the sign-in started it. What is fed through a pipe
    /// looks the same but for that.
    static func isInteractive(_ shell: borrowing Process, under parent: Process?) -> Bool {
        guard let parent, terminals.contains(WindowsPath.fileName(parent.executable)) else { return false }
        for word in CommandLine(shell.commandLine).words.dropFirst() {
            switch word {
            case "-i", "-l", "--login", "-il", "-li", "--norc", "--posix": continue
            default: return false
            }
        }
        return true
    }
}
