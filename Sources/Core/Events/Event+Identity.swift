extension Event {
    /// The event's identity, such as `19d4860da3b-7-b16a740b247c02d4`: the same whichever export of one record it was read from.
    ///
    /// Time in milliseconds since 1970, EventRecordID, and a hash of host and channel, because exports differ in everything
    /// else and in how many digits of a second they keep; without a record id a hash of the whole record in its place, and
    /// the time as precise as it is. Of one host's events no two have the same; they sort by time. Who forges records can
    /// forge their identity too, so it is to be compared among events of one source only. `event.id`.
    package var id: String {
        guard origin.eventIdentity.isEmpty else { return origin.eventIdentity }
        var text = TextBuffer(capacity: 64)
        text.append(identityOf: self)
        return text.string
    }
}

extension TextBuffer {
    /// Appends ``Event/id`` as it is computed, whatever a line said before.
    mutating func append(identityOf event: borrowing Event) {
        if let recordID = event.origin.recordID {
            append(hexadecimal: UInt64(bitPattern: event.time.wholeMilliseconds))
            append(byte: 45)
            append(hexadecimal: recordID)
        } else {
            append(hexadecimal: UInt64(bitPattern: event.time.ticks))
            append(byte: 45)
            append(hexadecimal: UInt64(event.origin.eventID))
            append(byte: 46)
            append(hexadecimal: event.origin.contentHash)
        }
        append(byte: 45)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        // Computers' names have no case; a byte that no text has keeps the two apart.
        var host = event.host
        host.withUTF8 { for byte in $0 { hash = Self.mixed(hash, byte &- 65 < 26 ? byte | 32 : byte) } }
        hash = Self.mixed(hash, 0xff)
        var channel = event.origin.channel
        channel.withUTF8 { for byte in $0 { hash = Self.mixed(hash, byte) } }
        append(hexadecimal: hash)
    }

    /// FNV-1a.
    @inline(__always)
    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    /// Appends lower-case digits, as many as the number needs.
    private mutating func append(hexadecimal number: UInt64) {
        let digits: StaticString = "0123456789abcdef"
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { out in
            var rest = number
            var start = 16
            repeat {
                start -= 1
                out[start] = digits.utf8Start[Int(truncatingIfNeeded: rest & 15)]
                rest &>>= 4
            } while rest > 0
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(out)[start...]))
        }
    }
}
