import CLinux
import Glibc

extension ConfinedTask {
    /// What is to be seen on an X server, asked under the account of whose session it is.
    ///
    /// Arguments: the display, and the file with the key to it, or nothing. Answers: how many milliseconds ago the last input was, 1 where the screen
    /// saver is on; then a line for each window: the process that it says it is of, and 1 where it is visible. All of it the user could forge.
    static let desktop = ConfinedTask(name: "desktop") { arguments in
        guard arguments.count == 2 else { return "arguments" }
        if arguments[1].isEmpty { unsetenv("XAUTHORITY") } else { setenv("XAUTHORITY", arguments[1], 1) }
        return switch mitsuke_x11_open(arguments[0]) {
        case 0: nil
        case -ENOENT: "missing"
        default: "no connection"
        }
    } run: { _ in
        withUnsafeTemporaryAllocation(of: mitsuke_window.self, capacity: 512) { windows in
            var idle: UInt64 = 0
            var saver: Int32 = 0
            let count = mitsuke_x11_ask(windows.baseAddress, Int32(windows.count), &idle, &saver)
            guard count >= 0 else { return ConfinedAnswer.line("!lost") }
            ConfinedAnswer.line("\(idle) \(saver)")
            for window in windows[..<Int(count)] { ConfinedAnswer.line("\(window.pid) \(window.is_visible)") }
            ConfinedAnswer.end()
        }
    }
}
