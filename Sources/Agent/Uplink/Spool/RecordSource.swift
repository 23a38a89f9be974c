import Spooling

/// A record of the spool, by the epoch and its number.
package struct SpoolPlace: Sendable, Hashable {
    package var epoch: UInt64
    package var number: UInt64

    package init(epoch: UInt64, number: UInt64) {
        self.epoch = epoch
        self.number = number
    }
}

/// Records that follow one another in the spool.
package struct SpooledBatch: Sendable {
    package var range: RecordRange
    package var lines: BatchLines
    package var hasAlert: Bool

    package init(range: RecordRange, lines: BatchLines, hasAlert: Bool) {
        self.range = range
        self.lines = lines
        self.hasAlert = hasAlert
    }
}

/// The spool, as `uplink` sees it: it reads, and never changes anything.
package protocol RecordSource: Sendable {
    /// As many records as one batch takes, all of one epoch, after a place; from the oldest there is where it is nil, or where the
    /// spool does not have that place any more. Nil while there are none.
    func batch(after place: SpoolPlace?) throws -> SpooledBatch?

    /// The alerts after a place, the newest first, as many as one batch takes.
    func newestAlerts(after place: SpoolPlace?) throws -> BatchLines

    /// Whether a segment that was sent whole when a place was reached is still there.
    func keepsSent(before place: SpoolPlace) throws -> Bool
}
