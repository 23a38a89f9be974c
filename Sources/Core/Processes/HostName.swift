/// What a host is known by across records: `PC01` and `pc01.example.jp` are one.
package enum HostName {
    package static func key(_ name: String) -> String {
        var short: [UInt8] = []
        short.reserveCapacity(16)
        var isAddress = true
        for byte in name.utf8 {
            // A name with dots is cut at the first; an address is kept whole.
            if byte == 46, !isAddress { break }
            if !(48...57 ~= byte || byte == 46 || byte == 58) { isAddress = false }
            short.append(byte &- 65 < 26 ? byte | 32 : byte)
        }
        return String(decoding: short, as: UTF8.self)
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
