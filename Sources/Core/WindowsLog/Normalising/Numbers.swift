/// Numbers as Windows and its exporters write them: `4711`, `0x1f3fff`.
enum Numbers {
    /// Nil for anything else, and for what does not fit.
    static func unsigned(_ text: String) -> UInt64? {
        var text = text
        return text.withUTF8 { bytes -> UInt64? in
            guard !bytes.isEmpty else { return nil }
            var value: UInt64 = 0
            if bytes.count > 2, bytes[0] == 48, bytes[1] | 32 == 120 {
                guard bytes.count <= 18 else { return nil }
                for byte in bytes[2...] {
                    switch byte {
                    case 48...57: value = value << 4 | UInt64(byte - 48)
                    case 65...70, 97...102: value = value << 4 | UInt64((byte | 32) - 87)
                    default: return nil
                    }
                }
                return value
            }
            for byte in bytes {
                guard 48...57 ~= byte else { return nil }
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, carried) = product.addingReportingOverflow(UInt64(byte - 48))
                guard !overflow, !carried else { return nil }
                value = sum
            }
            return value
        }
    }

    static func pid(_ text: String) -> UInt32? {
        unsigned(text).flatMap { UInt32(exactly: $0) }
    }

    static func port(_ text: String) -> UInt16? {
        unsigned(text).flatMap { UInt16(exactly: $0) }
    }
}
