/// Lines on their way into one batch, within the bounds that the server keeps.
package struct BatchLines: Sendable {
    /// Each with its line feed.
    package private(set) var bytes: [UInt8] = []
    package private(set) var count = 0

    package static let lineLimit = 2_000
    /// Before packing.
    package static let limitBytes = 4 << 20
    /// As it is sent: what does not shrink grows by a little.
    package static let packedLimitBytes = limitBytes + (64 << 10)
    package static let lineLimitBytes = 1 << 20

    package init() {}

    package enum Outcome: Sendable, Equatable {
        case taken
        /// It belongs to the next batch.
        case full
        /// No batch takes it: it is too long, or more than one line.
        case impossible
    }

    /// - Parameter line: Without its line feed.
    package mutating func append(_ line: some Collection<UInt8>) -> Outcome {
        guard !line.isEmpty, line.count <= Self.lineLimitBytes, !line.contains(10) else { return .impossible }
        guard count < Self.lineLimit, bytes.count + line.count + 1 <= Self.limitBytes else { return .full }
        bytes.append(contentsOf: line)
        bytes.append(10)
        count += 1
        return .taken
    }

    /// The lines of a batch that came, without their line feeds.
    ///
    /// - Throws: ``LinkError/tooLarge(limitBytes:)``, ``LinkError/malformed`` where the last line does not end.
    package static func split(_ bytes: [UInt8]) throws(LinkError) -> [Range<Int>] {
        guard bytes.count <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
        var lines: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 10 {
            guard index > start, lines.count < lineLimit else { throw .malformed }
            guard index - start <= lineLimitBytes else { throw .tooLarge(limitBytes: lineLimitBytes) }
            lines.append(start..<index)
            start = index + 1
        }
        guard start == bytes.count else { throw .malformed }
        return lines
    }
}
