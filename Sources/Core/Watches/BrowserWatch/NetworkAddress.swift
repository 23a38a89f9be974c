/// An address as a number: `::ffff:192.0.2.1` is `192.0.2.1`, and `2001:db8:0:0:0:0:0:1` is `2001:db8::1`.
struct NetworkAddress: Equatable {
    let high: UInt64
    let low: UInt64

    /// Nil when the text is no address.
    init?(_ text: String) {
        var text = text
        let groups = text.withUTF8 { Self.parse($0) }
        guard let groups, groups.count == 8 else { return nil }
        high = groups[..<4].reduce(0) { $0 << 16 | UInt64($1) }
        low = groups[4...].reduce(0) { $0 << 16 | UInt64($1) }
    }

    /// The IPv4 address, where it is one.
    var version4: UInt32? {
        high == 0 && low >> 32 == 0xffff ? UInt32(truncatingIfNeeded: low) : nil
    }

    var isLoopback: Bool {
        if let version4 { return version4 >> 24 == 127 }
        return high == 0 && low == 1
    }

    /// Whether it stays within the organisation or the host: private, link-local, multicast, unspecified.
    var isLocal: Bool {
        if let address = version4 {
            let first = address >> 24
            return first == 10 || first == 127 || first == 0 || first >= 224 || address >> 20 == 0xac1
                || address >> 16 == 0xc0a8 || address >> 16 == 0xa9fe || address >> 22 == 0x191
        }
        return high >> 57 == 0x7e || high >> 54 == 0x3fa || high >> 56 == 0xff || (high == 0 && low <= 1)
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt16]? {
        guard bytes.count >= 2, bytes.count <= 64 else { return nil }
        var groups: [UInt16] = []
        var gap: Int?
        var index = 0
        if !bytes.contains(58) {
            guard let address = version4(bytes, from: 0) else { return nil }
            return [
                0, 0, 0, 0, 0, 0xffff, UInt16(truncatingIfNeeded: address >> 16), UInt16(truncatingIfNeeded: address),
            ]
        }
        if bytes[0] == 58 {
            guard bytes[1] == 58 else { return nil }
            gap = 0
            index = 2
        }
        while index < bytes.count {
            if bytes[index] == 37 { break }
            guard groups.count < 8 else { return nil }
            if let address = version4(bytes, from: index) {
                groups.append(UInt16(truncatingIfNeeded: address >> 16))
                groups.append(UInt16(truncatingIfNeeded: address))
                break
            }
            var value: UInt32 = 0
            let start = index
            while index < bytes.count, let digit = hexadecimal(bytes[index]) {
                value = value << 4 | digit
                index += 1
                guard index - start <= 4 else { return nil }
            }
            guard index > start else { return nil }
            groups.append(UInt16(truncatingIfNeeded: value))
            guard index < bytes.count, bytes[index] != 37 else { break }
            guard bytes[index] == 58 else { return nil }
            index += 1
            if index < bytes.count, bytes[index] == 58 {
                guard gap == nil else { return nil }
                gap = groups.count
                index += 1
            } else if index == bytes.count {
                return nil
            }
        }
        if let gap {
            guard groups.count < 8 else { return nil }
            groups.insert(contentsOf: [UInt16](repeating: 0, count: 8 - groups.count), at: gap)
        }
        // The same address with and without the prefix that says it is of version 4.
        if groups.count == 8, groups[..<6].allSatisfy({ $0 == 0 }), groups[6] != 0 { groups[5] = 0xffff }
        return groups
    }

    private static func version4(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt32? {
        var address: UInt32 = 0
        var part: UInt32 = 0
        var digits = 0
        var parts = 0
        for index in start..<bytes.count {
            let digit = UInt32(bytes[index] &- 48)
            if digit < 10 {
                part = part * 10 + digit
                digits += 1
                guard part < 256, digits <= 3 else { return nil }
            } else if bytes[index] == 46, digits > 0, parts < 3 {
                address = address << 8 | part
                parts += 1
                part = 0
                digits = 0
            } else {
                return nil
            }
        }
        return parts == 3 && digits > 0 ? address << 8 | part : nil
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 48...57: UInt32(byte - 48)
        case 65...70: UInt32(byte - 55)
        case 97...102: UInt32(byte - 87)
        default: nil
        }
    }
}
