import Glibc

extension ConfinedTask {
    /// Tries what must not be possible: how `check` and the tests know that the door is shut.
    static let probe = ConfinedTask(name: "probe") { _ in
        nil
    } run: { arguments in
        switch arguments.first {
        case "open": ConfinedAnswer.line(open("/etc/passwd", O_RDONLY) < 0 ? "refused" : "opened")
        case "socket": ConfinedAnswer.line("\(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))")
        case "exec": ConfinedAnswer.line("\(execv("/bin/true", [nil]))")
        case "kill": ConfinedAnswer.line("\(kill(getppid(), 0))")
        case "fork": ConfinedAnswer.line("\(daemon(1, 1))")
        case "user": ConfinedAnswer.line("\(getuid()) \(geteuid())")
        case "talk": while true { ConfinedAnswer.line("words") }
        case "wait":
            // Nobody ever writes to it.
            while true { sched_yield() }
        default: return
        }
        ConfinedAnswer.end()
    }
}
