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

    /// The end of the last run; nil at the first start.
    var lastAwake: Timestamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let time = Timestamp(
            ticks: Int64(status.st_mtim.tv_sec) * Timestamp.ticksPerSecond + Int64(status.st_mtim.tv_nsec) / 100)
        return min(time, .clock)
    }

    /// Since the last run; nil at the first start.
    func gap() -> Gap? {
        lastAwake.map {
            Gap("agent", .agentOff, since: $0, until: .clock, detail: "the agent was not running")
        }
    }

    func isDue(_ now: ContinuousClock.Instant) -> Bool { now - last >= Self.interval }

    /// - Parameter time: Up to which everything that was seen is safe.
    func beat(at time: Timestamp) {
        last = .now
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { return }
        let moment = timespec(
            tv_sec: Int(time.ticks / Timestamp.ticksPerSecond),
            tv_nsec: Int(time.ticks % Timestamp.ticksPerSecond) * 100)
        _ = withUnsafeTemporaryAllocation(of: timespec.self, capacity: 2) { times in
            times.initialize(repeating: moment)
            return futimens(file, times.baseAddress)
        }
        close(file)
    }
}
