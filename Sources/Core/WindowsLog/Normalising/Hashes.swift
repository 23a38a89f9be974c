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

    /// Sixteen digits at a time; empty when one of them is none.
    private static func lowercased(_ digits: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: 64) { out in
            guard digits.count == 64, let source = digits.baseAddress, let target = out.baseAddress else { return 0 }
            var isForeign = SIMDMask<SIMD16<Int8>>(repeating: false)
            for start in stride(from: 0, to: 64, by: 16) {
                let block = UnsafeRawPointer(source).loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
                // Lower case leaves decimal digits as they are.
                let lower = block | 0x20
                let isDigit = (block &- 48) .< 10
                let isLetter = (lower &- 97) .< 6
                isForeign = isForeign .| .!(isDigit .| isLetter)
                UnsafeMutableRawPointer(target).storeBytes(of: lower, toByteOffset: start, as: SIMD16<UInt8>.self)
            }
            return any(isForeign) ? 0 : 64
        }
    }
}
