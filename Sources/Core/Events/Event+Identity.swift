extension Event {
    /// The event's identity, 32 lower-case hexadecimal digits: the same whichever export of one record it was read from.
    ///
    /// Over host, channel, EventRecordID and time where there is a record id, because exports differ in everything else and in
    /// how many digits of a second they keep; otherwise over host, channel, event id, time and a hash of the whole record.
    /// `event.id`.
    package var id: String {
        guard origin.eventIdentity.isEmpty else { return origin.eventIdentity }
        var text = TextBuffer(capacity: 128)
        text.append(identityOf: self)
        return text.string
    }
}

extension TextBuffer {
    /// Appends ``Event/id`` as it is computed, whatever a line said before.
    mutating func append(identityOf event: borrowing Event) {
        let form = Self.identityForm(event)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: SHA256.length) { digest in
            form.withUnsafeBufferPointer { SHA256.digest($0, into: digest) }
            let digits: StaticString = "0123456789abcdef"
            for byte in digest[..<16] {
                bytes.append(digits.utf8Start[Int(byte >> 4)])
                bytes.append(digits.utf8Start[Int(byte & 15)])
            }
        }
    }

    /// What the identity is a hash of.
    private static func identityForm(_ event: borrowing Event) -> [UInt8] {
        // Numbers have a fixed width and come first, texts end in NUL, so that no two events write the same bytes.
        var form: [UInt8] = []
        form.reserveCapacity(128)
        func put(_ number: UInt64) {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                form.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        func put(_ text: String, folded: Bool) {
            for byte in text.utf8 where byte != 0 { form.append(folded && byte &- 65 < 26 ? byte | 32 : byte) }
            form.append(0)
        }
        if let recordID = event.origin.recordID {
            form.append(1)
            put(recordID)
            put(UInt64(bitPattern: event.time.wholeMilliseconds))
        } else {
            form.append(2)
            put(event.origin.contentHash)
            put(UInt64(event.origin.eventID))
            put(UInt64(bitPattern: event.time.ticks))
        }
        put(event.host, folded: true)
        put(event.origin.channel, folded: false)
        return form
    }
}
