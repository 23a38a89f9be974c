/// What a host is known by across records: `PC01` and `pc01.example.jp` are one.
package enum HostName {
    package static func key(_ name: String) -> String {
        var name = name
        return name.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { out in
                var isAddress = true
                var count = 0
                for byte in bytes {
                    // A name with dots is cut at the first; an address is kept whole.
                    if byte == 46, !isAddress { break }
                    if !(48...57 ~= byte || byte == 46 || byte == 58) { isAddress = false }
                    out[count] = byte &- 65 < 26 ? byte | 32 : byte
                    count += 1
                }
                return count
            }
        }
    }
}

/// Comparing programs by the last component of their paths, without regard to the case of ASCII letters.
enum FileNames {
    static func equal(_ a: String, _ b: String) -> Bool {
        var left = a.utf8.reversed().makeIterator()
        var right = b.utf8.reversed().makeIterator()
        while true {
            let x = component(left.next())
            let y = component(right.next())
            if x != y { return false }
            if x == nil { return true }
        }
    }

    /// A byte of the last component; nil where it ends.
    private static func component(_ byte: UInt8?) -> UInt8? {
        guard let byte, byte != 92, byte != 47 else { return nil }
        return byte &- 65 < 26 ? byte | 32 : byte
    }
}
