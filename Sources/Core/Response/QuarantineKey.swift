/// How a file's bytes are changed in quarantine, so that they neither run nor alarm another scanner. It hides nothing from who reads
/// the record; that only root can read it does.
package struct QuarantineKey: Sendable, Equatable {
    package let bytes: [UInt8]

    package static let count = 32

    /// Nil for anything but 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.count else { return nil }
        self.bytes = bytes
    }

    /// Encodes, or decodes, what stands from `offset` on in the file.
    package func apply(to part: inout [UInt8], count: Int, at offset: UInt64) {
        var place = Int(offset % UInt64(Self.count))
        for index in 0..<count {
            part[index] ^= bytes[place]
            place = place + 1 == Self.count ? 0 : place + 1
        }
    }
}
