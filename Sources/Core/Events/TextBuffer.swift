/// UTF-8 text that grows at its end: what the writers of JSON, CSV and reports write into.
package struct TextBuffer: Sendable {
    package var bytes: [UInt8] = []
    /// Keys are written as ``EventKey/packedMark`` and a byte.
    var packsKeys = false

    package init(capacity: Int = 0) {
        if capacity > 0 { bytes.reserveCapacity(capacity) }
    }

    package var string: String {
        String(decoding: bytes, as: UTF8.self)
    }

    package mutating func append(byte: UInt8) {
        bytes.append(byte)
    }

    package mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    package mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func append(_ number: UInt64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { out in
            var rest = number
            var start = 20
            repeat {
                start -= 1
                out[start] = UInt8(truncatingIfNeeded: 48 + rest % 10)
                rest /= 10
            } while rest > 0
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(out)[start...]))
        }
    }

    package mutating func append(_ number: Int64) {
        if number < 0 { bytes.append(45) }
        append(number.magnitude)
    }

    /// `number` in decimal, with leading zeros up to `width` digits.
    package mutating func append(_ number: Int64, width: Int) {
        var scale: Int64 = 1
        for _ in 1..<width { scale *= 10 }
        while scale > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 48 + number / scale % 10))
            scale /= 10
        }
    }

    /// The moment as RFC 3339 in UTC; see ``Timestamp/rfc3339``.
    package mutating func append(_ time: Timestamp) {
        var seconds = time.ticks / Timestamp.ticksPerSecond
        var fraction = time.ticks % Timestamp.ticksPerSecond
        if fraction < 0 {
            fraction += Timestamp.ticksPerSecond
            seconds -= 1
        }
        var days = seconds / 86_400
        var rest = seconds % 86_400
        if rest < 0 {
            rest += 86_400
            days -= 1
        }
        let date = Timestamp.date(daysSinceEpoch: days)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { out in
            var end = 0
            func put(_ number: Int64, _ width: Int, _ separator: StaticString) {
                var rest = UInt64(truncatingIfNeeded: number)
                for index in stride(from: end + width - 1, through: end, by: -1) {
                    out[index] = UInt8(truncatingIfNeeded: 48 + rest % 10)
                    rest /= 10
                }
                end += width
                guard separator.utf8CodeUnitCount > 0 else { return }
                out[end] = separator.utf8Start[0]
                end += 1
            }
            // RFC 3339 has four digits for the year; a time beyond them can only come from a damaged record.
            put(min(max(date.year, 0), 9_999), 4, "-")
            put(date.month, 2, "-")
            put(date.day, 2, "T")
            put(rest / 3_600, 2, ":")
            put(rest / 60 % 60, 2, ":")
            put(rest % 60, 2, fraction != 0 ? "." : "")
            if fraction != 0 {
                if fraction % 10_000 == 0 {
                    put(fraction / 10_000, 3, "")
                } else if fraction % 10 == 0 {
                    put(fraction / 10, 6, "")
                } else {
                    put(fraction, 7, "")
                }
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(out)[..<end]))
        }
        bytes.append(90)
    }
}
