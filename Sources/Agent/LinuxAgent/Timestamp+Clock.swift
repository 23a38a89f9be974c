import Events
import Glibc

extension Timestamp {
    /// The time of this machine's clock.
    static var clock: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(ticks: Int64(time.tv_sec) * ticksPerSecond + Int64(time.tv_nsec) / 100)
    }
}
