/// Sysmon's list of hashes: `SHA1=…,MD5=…,SHA256=…`, or one hash without a name in old schemas.
enum Hashes {
    /// The SHA-256 in lower case; empty when the list has none.
    static func sha256(_ list: String) -> String {
        var list = list
        return list.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != 44 { end += 1 }
                var value = start
                if end - start > 7, bytes[start] | 32 == 115, bytes[start + 3] == 50, bytes[start + 6] == 61 {
                    value = start + 7
                }
                if end - value == 64 { return lowercased(UnsafeBufferPointer(rebasing: bytes[value..<end])) }
                start = end + 1
            }
            return ""
        }
    }

    private static func lowercased(_ digits: UnsafeBufferPointer<UInt8>) -> String {
        for byte in digits where !(48...57 ~= byte || 65...70 ~= byte || 97...102 ~= byte) { return "" }
        return String(unsafeUninitializedCapacity: digits.count) { out in
            for index in 0..<digits.count { out[index] = digits[index] | (65...70 ~= digits[index] ? 32 : 0) }
            return digits.count
        }
    }
}
