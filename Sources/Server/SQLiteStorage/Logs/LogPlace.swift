import Storage

/// How far a reader has come: the day, and in each of its databases the line that was read last.
struct LogPlace {
    var day: String
    var places: [DayFile.Kind: DayReader.Place] = [:]

    init(day: String) {
        self.day = day
    }

    /// Nil for what no store wrote.
    init?(_ cursor: LogCursor) {
        let parts = cursor.text.split(separator: ";", maxSplits: 4)
        guard let first = parts.first, DayFile(name: first + ".sqlite") != nil else { return nil }
        day = String(first)
        for part in parts.dropFirst() {
            let numbers = part.dropFirst().split(separator: ",").compactMap { Int64($0) }
            guard numbers.count == 2, let letter = part.first, letter == "L" || letter == "I" else { return nil }
            places[letter == "L" ? .live : .imported] = DayReader.Place(
                time: numbers[0], id: numbers[1])
        }
    }

    var cursor: LogCursor {
        var text = day
        for kind in DayFile.Kind.allCases {
            guard let place = places[kind] else { continue }
            text += ";" + (kind == .live ? "L" : "I")
            text += "\(place.time),\(place.id)"
        }
        return LogCursor(text)
    }
}
