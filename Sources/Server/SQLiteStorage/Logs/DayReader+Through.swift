import Events
import GRDB
import Storage

/// A rare text over many lines: to go through the table as it lies costs half of going through it in the order of time, where each
/// line has to be looked up.
extension DayReader {
    struct Reading {
        /// So many of the newest lines are read in order first.
        var ordered = 20_000
        /// With no more than so many lines behind them, these are read in order too.
        var worthwhile = 100_000
        /// So many places are kept in memory at once.
        var places = 10_000
    }

    /// The time from which on lines are read in order; nil where all are.
    func border(_ query: LogQuery, after place: Place?) throws -> Timestamp? {
        // A host and a process have indexes of their own.
        guard !query.text.isEmpty || !query.path.isEmpty, query.hosts.isEmpty, query.process == nil else { return nil }
        var condition = DayCondition(span: query)
        if let place { condition.add("time <= ?", [place.time]) }
        func time(_ number: Int) throws -> Int64? {
            try Int64.fetchOne(
                database,
                sql: "SELECT time FROM lines WHERE \(condition.sql) ORDER BY time DESC LIMIT 1 OFFSET \(number)",
                arguments: condition.arguments)
        }
        guard try time(reading.ordered + reading.worthwhile) != nil else { return nil }
        return try time(reading.ordered).map { Timestamp(ticks: $0) }
    }

    /// The same lines in the same order, found by going through the table as it lies.
    func readThrough(
        _ query: LogQuery, limit: Int, after place: Place?
    ) throws -> [(line: LogLine, place: Place)] {
        let match = LineMatch(query)
        var chains = ChainReader(database)
        var found: [(line: LogLine, place: Place)] = []
        var place = place
        while let (sql, arguments) = try selection(query, after: place, isThrough: true) {
            let rows = try Row.fetchAll(database, sql: sql + " LIMIT \(reading.places)", arguments: arguments)
            let places = rows.map { Place(time: $0["time"], id: $0["id"]) }
            for place in places where found.count < limit {
                let row = try Row.fetchOne(database, sql: "SELECT * FROM lines WHERE id = ?", arguments: [place.id])
                guard let row, let line = try self.line(row, &chains), match.holds(line) else { continue }
                found.append((line, place))
            }
            guard found.count < limit, places.count == reading.places else { break }
            place = places.last
        }
        return found
    }
}
