/// A moment in UTC, as 100-nanosecond ticks since 1970-01-01T00:00:00Z: the precision of Windows' FILETIME.
package struct Timestamp: Hashable, Comparable, Sendable {
    package var ticks: Int64

    package static let ticksPerSecond: Int64 = 10_000_000

    @inlinable
    package init(ticks: Int64) {
        self.ticks = ticks
    }

    /// From 100-nanosecond ticks since 1601-01-01, as Windows writes them; what lies beyond ``Int64`` is cut to its end.
    @inlinable
    package init(fileTime: UInt64) {
        ticks = Int64(clamping: fileTime).subtractingReportingOverflow(116_444_736_000_000_000).partialValue
    }

    package static func seconds(_ seconds: Int64) -> Timestamp {
        Timestamp(ticks: seconds &* ticksPerSecond)
    }

    @inlinable
    package static func < (a: Timestamp, b: Timestamp) -> Bool {
        a.ticks < b.ticks
    }

    /// The seconds from `earlier` to this moment, whole, rounded down.
    package func seconds(since earlier: Timestamp) -> Int64 {
        let (difference, overflow) = ticks.subtractingReportingOverflow(earlier.ticks)
        return overflow ? (ticks > earlier.ticks ? .max : .min) : difference / Self.ticksPerSecond
    }

    /// The same moment, cut to whole milliseconds: as precise as any of the forms in which one record is exported.
    package var wholeMilliseconds: Int64 {
        ticks >= 0 ? ticks / 10_000 : (ticks - 9_999) / 10_000
    }
}
