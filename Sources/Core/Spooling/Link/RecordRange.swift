/// Records of a spool by their numbers, which count from 1 within one epoch of the spool.
///
/// An epoch is a random number that a spool draws when it is made anew, so that numbers never mean two things. Numbers of
/// records that the spool had to let go of are missing in the range; they were counted in a gap.
package struct RecordRange: Sendable, Hashable {
    package var epoch: UInt64
    package var first: UInt64
    /// Inclusive.
    package var last: UInt64

    /// Nil for a range that is none.
    package init?(epoch: UInt64, first: UInt64, last: UInt64) {
        // No spool ever counts so far; sums of such numbers do not overflow.
        guard first > 0, first <= last, last < 1 << 62 else { return nil }
        self.epoch = epoch
        self.first = first
        self.last = last
    }

    /// `0123456789abcdef-1-500`, in paths and in names of files.
    package var text: String {
        Hexadecimal.text(epoch) + "-" + String(first) + "-" + String(last)
    }

    package init(_ text: String) throws(LinkError) {
        let parts = text.utf8.split(separator: 45, omittingEmptySubsequences: false)
        guard parts.count == 3, let epoch = Hexadecimal.number(String(decoding: parts[0], as: UTF8.self)),
            let first = Statement.number(String(decoding: parts[1], as: UTF8.self)),
            let last = Statement.number(String(decoding: parts[2], as: UTF8.self)),
            let range = RecordRange(epoch: epoch, first: first, last: last)
        else { throw .malformed }
        self = range
    }
}
