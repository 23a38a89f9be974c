/// Which records of one epoch the server has, from the acknowledgements that came, in whatever order they came.
package struct AcknowledgedRanges: Sendable, Equatable {
    /// Ascending, apart from one another.
    package private(set) var ranges: [ClosedRange<UInt64>] = []

    /// Acknowledgements come nearly in order; more holes than these are nothing that an honest link makes, and the newest
    /// range is forgotten, which means that it is sent again.
    package static let rangeLimit = 256

    package init() {}

    package mutating func insert(_ first: UInt64, _ last: UInt64) {
        guard first > 0, first <= last, last < .max else { return }
        var low = first
        var high = last
        var kept: [ClosedRange<UInt64>] = []
        for range in ranges {
            if range.upperBound + 1 < low || range.lowerBound > high + 1 {
                kept.append(range)
            } else {
                low = min(low, range.lowerBound)
                high = max(high, range.upperBound)
            }
        }
        let place = kept.firstIndex { $0.lowerBound > high } ?? kept.count
        kept.insert(low...high, at: place)
        if kept.count > Self.rangeLimit { kept.removeLast() }
        ranges = kept
    }

    /// Whether the server has all of these.
    package func covers(_ first: UInt64, _ last: UInt64) -> Bool {
        ranges.contains { $0.lowerBound <= first && $0.upperBound >= last }
    }

    /// All records up to this one are with the server; 0 where the first is not.
    package var through: UInt64 {
        guard let first = ranges.first, first.lowerBound == 1 else { return 0 }
        return first.upperBound
    }

    /// What lies before is not asked for any more.
    package mutating func forget(before number: UInt64) {
        ranges.removeAll { $0.upperBound < number }
    }
}
