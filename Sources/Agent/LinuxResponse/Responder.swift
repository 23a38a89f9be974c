import Events
import Glibc
import LinuxSensors
import Response

/// What the agent may do to processes and files of its host, by order of the server or of the policy.
///
/// Nothing here follows a link, and nothing is done to the agent itself.
package struct Responder: Sendable {
    /// The agent's own, in which nothing is touched by order.
    let folder: String
    let boot: BootTime

    /// - Parameter folder: The agent's own; it exists. Below it `quarantine/` (0700) and `evidence/` are made when they are needed.
    package init(folder: String, boot: BootTime = BootTime()) {
        self.folder = folder
        self.boot = boot
    }

    package func carryOut(_ command: Command) -> CommandResult {
        var result =
            switch command.task {
            case .stop(let pid, let start): stop(pid, start: start)
            case .quarantine(let path, let sha256):
                quarantine(path, expecting: sha256, reason: command.reason, command: command.id)
            case .release(let item): release(item)
            case .collect(let path, let limitBytes): collect(path, limitBytes: limitBytes, for: command)
            }
        result.command = command.id
        return result
    }

    /// Says how long it took.
    func timed(_ work: () -> CommandResult) -> CommandResult {
        let begin = SystemClock.sinceBoot
        var result = work()
        result.nanoseconds = SystemClock.sinceBoot - begin
        return result
    }

    func isOwn(_ path: String) -> Bool { path.lies(in: folder) }

    /// The folder that holds a path's last part, and that part.
    static func parts(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: 47) else { return (".", path) }
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        return (folder, String(path[path.utf8.index(after: slash)...]))
    }

    /// What an error means to who asked.
    static func answer(_ errno: Int32) -> CommandResult.Answer {
        switch errno {
        case ENOENT, ENOTDIR, ESRCH: .notFound
        case ELOOP, EXDEV: .notMeant
        case EEXIST: .occupied
        case EFBIG: .tooLarge
        default: .failed
        }
    }

    static func words(_ errno: Int32) -> String { String(cString: strerror(errno)) }
}
