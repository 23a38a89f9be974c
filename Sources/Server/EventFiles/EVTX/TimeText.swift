import Events

/// Times as text: RFC 3339 in UTC, always with six digits of the second.
enum TimeText {
    static func string(fileTime: UInt64) -> String {
        let ticks = Timestamp(fileTime: fileTime).ticks
        var seconds = ticks / Timestamp.ticksPerSecond
        var rest = ticks % Timestamp.ticksPerSecond
        if rest < 0 {
            rest += Timestamp.ticksPerSecond
            seconds -= 1
        }
        var days = seconds / 86_400
        var second = seconds % 86_400
        if second < 0 {
            second += 86_400
            days -= 1
        }
        let date = Timestamp.date(daysSinceEpoch: days)
        return string(
            Int64(date.year), Int64(date.month), Int64(date.day), second / 3_600, second / 60 % 60, second % 60,
            microseconds: rest / 10)
    }

    /// From the eight 16-bit fields of a SYSTEMTIME: year, month, day of the week, day, hour, minute, second, millisecond.
    static func string(systemTime bytes: ChunkBytes) -> String {
        func field(_ index: Int) -> Int64 { Int64(bytes.u16(index &* 2)) }
        // Nothing at all stands for the first moment of Windows' calendar.
        if field(0) == 0, field(1) == 0, field(3) == 0 { return string(fileTime: 0) }
        return string(
            field(0), field(1), field(3), field(4), field(5), field(6), microseconds: field(7) &* 1_000)
    }

    private static func string(
        _ year: Int64, _ month: Int64, _ day: Int64, _ hour: Int64, _ minute: Int64, _ second: Int64,
        microseconds: Int64
    ) -> String {
        var text = TextBuffer(capacity: 27)
        text.append(year, width: 4)
        text.append(byte: 45)
        text.append(month, width: 2)
        text.append(byte: 45)
        text.append(day, width: 2)
        text.append(byte: 84)
        text.append(hour, width: 2)
        text.append(byte: 58)
        text.append(minute, width: 2)
        text.append(byte: 58)
        text.append(second, width: 2)
        text.append(byte: 46)
        text.append(microseconds, width: 6)
        text.append(byte: 90)
        return text.string
    }
}
