import Events
import Glibc

/// The system's clocks.
package enum SystemClock {
    package static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(ticks: Int64(time.tv_sec) * Timestamp.ticksPerSecond + Int64(time.tv_nsec) / 100)
    }

    /// Nanoseconds since the system started, whatever is done to the clock; with the time that it slept.
    package static var sinceBoot: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// When the system started, read once: the same process has the same start for as long as the agent runs, even when the clock is set.
package struct BootTime: Sendable {
    package let start: Timestamp

    package init() {
        start = Timestamp(ticks: SystemClock.now.ticks - Int64(SystemClock.sinceBoot / 100))
    }

    /// The moment so many nanoseconds after the start.
    package func time(_ nanoseconds: UInt64) -> Timestamp {
        Timestamp(ticks: start.ticks &+ Int64(nanoseconds / 100))
    }

    /// The start of a process, cut to the hundredth of a second that /proc knows, so that all sensors say the same.
    package func processStart(_ nanoseconds: UInt64) -> Timestamp {
        time(nanoseconds / 10_000_000 * 10_000_000)
    }
}
