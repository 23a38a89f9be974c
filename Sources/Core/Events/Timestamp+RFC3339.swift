extension Timestamp {
    /// Reads `2019-07-19T14:44:53.2612345Z`, also with a space for the `T`, an offset for the `Z`, or nothing there (UTC).
    ///
    /// Digits beyond the seventh are dropped. Nil when the text is anything else.
    package init?(rfc3339 text: String) {
        var text = text
        let parsed = text.withUTF8 { Self.parse($0) }
        guard let parsed else { return nil }
        self = parsed
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        func number(_ at: Int, _ width: Int) -> Int64? {
            guard at + width <= bytes.count else { return nil }
            var value: Int64 = 0
            for index in at..<at + width {
                let digit = bytes[index] &- 48
                guard digit < 10 else { return nil }
                value = value * 10 + Int64(digit)
            }
            return value
        }
        guard bytes.count >= 19, bytes[4] == 45, bytes[7] == 45, bytes[13] == 58, bytes[16] == 58,
            bytes[10] == 84 || bytes[10] == 116 || bytes[10] == 32,
            let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
            let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
            1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second < 61
        else { return nil }
        var position = 19
        var fraction: Int64 = 0
        if position < bytes.count, bytes[position] == 46 {
            position += 1
            var scale: Int64 = ticksPerSecond
            let first = position
            while position < bytes.count, bytes[position] &- 48 < 10 {
                scale /= 10
                fraction += Int64(bytes[position] - 48) * scale
                position += 1
            }
            guard position > first else { return nil }
        }
        var offset: Int64 = 0
        if position < bytes.count {
            switch bytes[position] {
            case 90, 122:
                guard position + 1 == bytes.count else { return nil }
            case 43, 45:
                guard let hours = number(position + 1, 2), hours < 24 else { return nil }
                let minutesAt = position + 3 < bytes.count && bytes[position + 3] == 58 ? position + 4 : position + 3
                guard let minutes = number(minutesAt, 2), minutes < 60, minutesAt + 2 == bytes.count else { return nil }
                offset = (hours * 60 + minutes) * (bytes[position] == 45 ? -60 : 60)
            default:
                return nil
            }
        }
        let days = daysSinceEpoch(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
        return Timestamp(ticks: seconds * ticksPerSecond + fraction)
    }

    /// This moment as RFC 3339 in UTC with 0, 3, 6 or 7 digits of a second: the fewest that lose nothing.
    package var rfc3339: String {
        var out = TextBuffer()
        out.append(self)
        return out.string
    }

    // Days and dates by Howard Hinnant's civil calendar algorithms (public domain).
    static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    package static func date(daysSinceEpoch days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }
}
