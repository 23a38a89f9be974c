import Events

/// Whether moments follow each other at regular intervals, as a program's calls home do and a person's clicks do not.
///
/// Two measures that a few late or missing calls do not disturb: the median absolute deviation of the intervals from
/// their median, and, where the quartiles lie apart, Bowley's skewness.
struct Rhythm {
    /// How many moments it takes.
    let count: Int
    /// The largest median absolute deviation, in percent of the median.
    let spreadPercent: Int

    private static let shortest = 10 * Timestamp.ticksPerSecond
    private static let longest = 86_400 * Timestamp.ticksPerSecond

    /// Whether the last ``count`` moments up to `time` are regular.
    func holds(_ timeline: Timeline, at time: Timestamp) -> Bool {
        let seen = timeline.count(through: time)
        guard count >= 4, seen >= count, spreadPercent >= 0 else { return false }
        var intervals: [Int64] = []
        intervals.reserveCapacity(count)
        for index in (seen - count + 1)..<seen {
            intervals.append(timeline.times[index].ticks &- timeline.times[index - 1].ticks)
        }
        intervals.sort()
        let median = intervals[intervals.count / 2]
        guard Self.shortest...Self.longest ~= median else { return false }
        let allowed = Double(median) * Double(spreadPercent) / 100
        var deviations: [Int64] = []
        deviations.reserveCapacity(intervals.count)
        for interval in intervals { deviations.append(Int64(clamping: (interval &- median).magnitude)) }
        deviations.sort()
        guard Double(deviations[deviations.count / 2]) <= allowed else { return false }
        let first = Double(intervals[intervals.count / 4])
        let third = Double(intervals[intervals.count * 3 / 4])
        guard third - first > allowed else { return true }
        let skew = (first + third - 2 * Double(median)) / (third - first)
        return skew >= -0.5 && skew <= 0.5
    }
}
