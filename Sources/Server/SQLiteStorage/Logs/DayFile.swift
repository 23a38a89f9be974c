import Events

/// Where the lines of a day lie.
struct DayFile: Hashable {
    enum Kind: String, CaseIterable {
        /// From agents; dropped with the day.
        case live = ""
        /// From imports; stays until the import is removed.
        case imported = ".import"

        var other: Kind { self == .live ? .imported : .live }
    }

    /// `YYYY-MM-DD`, UTC.
    var day: String
    var kind: Kind

    var name: String { day + kind.rawValue + ".sqlite" }

    init(day: String, kind: Kind) {
        self.day = day
        self.kind = kind
    }

    /// Nil for a name of anything else.
    init?(name: String) {
        guard name.hasSuffix(".sqlite") else { return nil }
        var stem = String(name.dropLast(7))
        kind = stem.hasSuffix(Kind.imported.rawValue) ? .imported : .live
        if kind == .imported { stem = String(stem.dropLast(Kind.imported.rawValue.count)) }
        guard stem.utf8.count == 10, stem.utf8.allSatisfy({ 48...57 ~= $0 || $0 == 45 }) else { return nil }
        day = stem
    }

    func path(in folder: String) -> String { folder + "/" + name }

    /// The day of a time; what lies outside of the years 1970 to 9999 is put at their ends.
    static func day(of time: Timestamp) -> String {
        name(ofDay: max(0, min(time.ticks / ticksPerDay, lastDay)))
    }

    private static let ticksPerDay = 86_400 * Timestamp.ticksPerSecond
    /// 9999-12-31
    private static let lastDay: Int64 = 2_932_896

    /// The name of a day, counted from 1970.
    static func name(ofDay day: Int64) -> String {
        String(Timestamp(ticks: day * ticksPerDay).rfc3339.prefix(10))
    }

    /// Lines by the number of their day.
    static func group<Line>(_ lines: [Line], by time: (borrowing Line) -> Timestamp) -> [(day: String, lines: [Line])] {
        let numbers = lines.indices.map { max(0, min(time(lines[$0]).ticks / ticksPerDay, lastDay)) }
        // Nearly always all are of one day, and then none is copied.
        if let first = numbers.first, numbers.allSatisfy({ $0 == first }) { return [(name(ofDay: first), lines)] }
        var days: [Int64: [Line]] = [:]
        for (index, number) in numbers.enumerated() { days[number, default: []].append(lines[index]) }
        return days.sorted { $0.key < $1.key }.map { (name(ofDay: $0.key), $0.value) }
    }
}
