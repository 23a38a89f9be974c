/// How much one packed file may grow into: enough for every real collection of logs, too little for a bomb.
package struct UnpackingLimits: Sendable {
    /// Bytes that all members of one file may have together, those inside inner archives counted again.
    package var totalBytes: Int
    /// Unpacked bytes for each byte of the file …
    package var ratio: Int
    /// … once there are more than this many: short files of zeros are no harm.
    package var ratioFreeBytes: Int
    package var members: Int

    package init(totalBytes: Int, ratio: Int, ratioFreeBytes: Int, members: Int) {
        self.totalBytes = totalBytes
        self.ratio = ratio
        self.ratioFreeBytes = ratioFreeBytes
        self.members = members
    }

    package static let standard = UnpackingLimits(
        totalBytes: 16 << 30, ratio: 1_000, ratioFreeBytes: 64 << 20, members: 100_000)

    /// The bytes that a file of this size may grow into.
    func bytes(packed: UInt64) -> Int {
        let (product, overflow) = Int(clamping: packed).multipliedReportingOverflow(by: ratio)
        return min(totalBytes, max(ratioFreeBytes, overflow ? .max : product))
    }
}
