import Storage

/// What a line becomes in the table of lines, for whoever measures.
package enum SQLiteRow {
    /// The statements that make the table of lines and its indexes, without the other tables.
    package static var schema: [String] {
        DaySchema.statements.filter { $0.contains("lines") }
    }

    package static let insertion = """
        INSERT INTO lines (host, time, identity, rule, log, process, user, user_id, file, channel, sequence, event_id, record,
        import, own_id, rest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        """

    /// The text of the last column.
    package static func rest(_ line: borrowing LogLine) -> [UInt8] {
        StoredLine.rest(line)
    }
}
