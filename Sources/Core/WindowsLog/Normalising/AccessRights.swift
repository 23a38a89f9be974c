/// Access rights, from the mask or, where an exporter left that out, from the list of message codes.
struct AccessRights {
    var mask: UInt32

    static let readData: UInt32 = 0x1
    static let writeData: UInt32 = 0x2
    static let appendData: UInt32 = 0x4
    static let writeExtendedAttributes: UInt32 = 0x10
    static let writeAttributes: UInt32 = 0x100
    static let delete: UInt32 = 0x10000
    static let setValue: UInt32 = 0x2
    static let createSubKey: UInt32 = 0x4

    init(_ record: borrowing WindowsRecord) {
        if let number = Numbers.unsigned(record.text(.accessMask)) {
            mask = UInt32(truncatingIfNeeded: number)
        } else {
            mask = Self.mask(ofCodes: record[.accessList])
        }
    }

    func has(_ right: UInt32) -> Bool {
        mask & right != 0
    }

    /// `%%1537`, `%%4416` and so on are message codes: the rights 0x10000 upwards, and the specific rights of a file or a key.
    static func mask(ofCodes list: String) -> UInt32 {
        var mask: UInt32 = 0
        var number: UInt32 = 0
        var percents = 0
        func note(_ code: UInt32) {
            switch code {
            case 1537...1541: mask |= 1 << (code - 1537 + 16)
            case 4416...4424: mask |= 1 << (code - 4416)
            case 4432...4437: mask |= 1 << (code - 4432)
            default: break
            }
        }
        for byte in list.utf8 {
            switch byte {
            case 37:
                if number > 0 { note(number) }
                percents += 1
                number = 0
            case 48...57 where percents >= 2:
                number = number &* 10 &+ UInt32(byte - 48)
            default:
                if number > 0 { note(number) }
                number = 0
                percents = 0
            }
        }
        if number > 0 { note(number) }
        return mask
    }
}
