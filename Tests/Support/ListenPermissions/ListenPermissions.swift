import Confined
import Detection
import Events
import Glibc
import LinuxSensors
import Permission
import Sensing
import Watches

/// For tests: prohibits archivers on the filesystems of some folders and says what it did, until it is ended.
///
/// `listen-permissions FOLDER…`; with `late` first, verdicts take too long.
@main
final class ListenPermissions: SensorOutput {
    static func main() throws {
        var words = Array(Swift.CommandLine.arguments.dropFirst())
        var policy = ArchivePolicy.linux
        var rule = RuleSetting(id: "archive.command")
        rule.response = .prohibit
        policy.settings.rules = [rule]
        if words.first == "lowered" {
            words.removeFirst()
            say("lowered \(Lowering.lower() ?? 0)")
            tryOut()
        }
        let isLate = words.first == "late"
        if isLate { words.removeFirst() }
        let parent = getppid()
        guard !isLate else {
            let listener = try PermissionListener(policy, news: {}) { usleep(1_000_000) }
            try listener.start()
            for word in words { try listener.mark(word) }
            say("ready")
            while getppid() == parent {
                usleep(50_000)
                let (events, late) = listener.takeEvents()
                for _ in events { say("denied") }
                if late > 0 { say("late \(late)") }
            }
            return
        }
        let sensor = try PermissionSensor(policy, folders: words)
        let output = ListenPermissions()
        sensor.begin(into: output)
        say("ready")
        while getppid() == parent {
            var polled = pollfd(fd: sensor.descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&polled, 1, 100) > 0 { sensor.drain(into: output) }
        }
    }

    /// What must not be possible any more, tried.
    private static func tryOut() {
        func tell(_ what: String, _ result: Int) { say("\(what) \(result < 0 ? "refused \(errno)" : "possible")") }
        for name in ["mount", "unshare", "chroot", "clock_settime", "delete_module", "listen", "io_uring_setup"] {
            tell(name, Lowering.tried(name, 0))
        }
        // The tracing of oneself by the parent, which everybody may ask for.
        tell("ptrace", Lowering.tried("ptrace", 0))
        tell("raw", Int(socket(AF_INET, Int32(SOCK_RAW.rawValue), 1)))
        tell("pipe", Int(mkfifo("/tmp/mitsuke-never", 0o600)))
    }

    private static func say(_ text: String) {
        let line = Array((text + "\n").utf8)
        _ = write(1, line, line.count)
    }

    private func say(_ text: String) { Self.say(text) }

    func receive(_ event: consuming Event) {
        guard case .file(let file) = event.activity else { return }
        say("denied \(file.action.rawValue) \(file.path) by \(event.process.pid ?? 0) \(event.process.executable)")
    }

    func receive(_ gap: Gap) { say("gap \(gap.reason.rawValue) \(gap.count ?? 0) \(gap.detail)") }
    func receive(_ state: SensorState) { say("state \(state.isLive) \(state.detail)") }
}
