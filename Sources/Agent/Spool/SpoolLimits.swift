/// Within which bounds the spool stays.
package struct SpoolLimits: Sendable, Equatable {
    /// Of all segments together.
    package var bytes = 512 << 20
    /// Of a record's age.
    package var ageSeconds: Int64 = 30 * 86_400
    /// Of a segment, after which another one begins.
    package var segmentBytes = 4 << 20
    /// What may wait in memory while the disk takes nothing.
    package var pendingBytes = 8 << 20

    package init() {}
}
