import Events

/// Sysmon's list of hashes: `SHA1=…,MD5=…,SHA256=…`, or one hash without a name in old schemas.
enum Hashes {
    /// The SHA-256 in lower case; empty when the list has none.
    static func sha256(_ list: String) -> String {
        var list = list
        return list.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                // Its label is `SHA256=`, and nothing else is as long.
                let isNamed =
                    bytes.count - start >= 71 && bytes[start] | 32 == 115 && bytes[start + 3] == 50
                    && bytes[start + 6] == 61
                let value = isNamed ? start + 7 : start
                let end = value + 64
                if end == bytes.count || end < bytes.count && bytes[end] == 44 {
                    let digits = lowercased(UnsafeBufferPointer(rebasing: bytes[value..<end]))
                    if !digits.isEmpty { return digits }
                }
                while start < bytes.count, bytes[start] != 44 { start += 1 }
                start += 1
            }
            return ""
        }
    }

    /// Empty when one of them is none.
    private static func lowercased(_ digits: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: 64) { out in
            guard digits.count == 64, let source = digits.baseAddress, let target = out.baseAddress else { return 0 }
            for start in stride(from: 0, to: 64, by: 8) {
                let word = UnsafeRawPointer(source).loadUnaligned(fromByteOffset: start, as: UInt64.self)
                guard HexDigits.areAny(word) else { return 0 }
                UnsafeMutableRawPointer(target).storeBytes(
                    of: HexDigits.lowercased(word), toByteOffset: start, as: UInt64.self)
            }
            return 64
        }
    }
}
