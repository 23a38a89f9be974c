import Events
import Glibc
import Sensing

/// When the agent was last awake, kept in the time of a file: what happened between then and the next start was not seen.
final class Pulse {
    private let path: String
    private var last = ContinuousClock.now - Pulse.interval

    /// How exact the time is.
    private static let interval = Duration.seconds(5)

    /// - Parameter folder: The agent's own.
    init(folder: String) {
        path = folder + "/awake"
    }

    /// Since the last run; nil at the first start.
    func gap() -> Gap? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let since = Timestamp(
            ticks: Int64(status.st_mtim.tv_sec) * Timestamp.ticksPerSecond + Int64(status.st_mtim.tv_nsec) / 100)
        let now = Timestamp.clock
        return Gap("agent", .agentOff, since: min(since, now), until: now, detail: "the agent was not running")
    }

    func beat(_ now: ContinuousClock.Instant) {
        guard now - last >= Self.interval else { return }
        last = now
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return }
        futimens(file, nil)
        close(file)
    }
}
