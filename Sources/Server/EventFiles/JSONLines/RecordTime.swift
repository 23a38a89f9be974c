import Events

/// The ways in which exporters write the time of a record.
enum RecordTime {
    static func read(_ text: String, isNumber: Bool) -> Timestamp? {
        if isNumber { return epoch(text) }
        if let time = Timestamp(rfc3339: text) { return time }
        if text.hasSuffix(" UTC") { return Timestamp(rfc3339: String(text.dropLast(4))) }
        // ConvertTo-Json of older PowerShell: `/Date(1603420603542)/`.
        if text.hasPrefix("/Date("), text.hasSuffix(")/") { return epoch(String(text.dropFirst(6).dropLast(2))) }
        return epoch(text)
    }

    /// Seconds, milliseconds or microseconds since 1970, with or without a fraction: which of them, its size shows.
    private static func epoch(_ text: String) -> Timestamp? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let whole = Int64(first), whole >= 0 else { return nil }
        switch whole {
        case ..<100_000_000_000:
            var fraction: Int64 = 0
            var scale = Timestamp.ticksPerSecond / 10
            if parts.count > 1 {
                for digit in parts[1].utf8.prefix(7) {
                    guard digit &- 48 < 10 else { return nil }
                    fraction += Int64(digit - 48) * scale
                    scale /= 10
                }
            }
            return Timestamp(ticks: whole * Timestamp.ticksPerSecond + fraction)
        case ..<100_000_000_000_000: return Timestamp(ticks: whole * 10_000)
        case ..<100_000_000_000_000_000: return Timestamp(ticks: whole * 10)
        default: return nil
        }
    }
}
