import Glibc

extension ConfinedTask {
    /// The visits in a browser's history since a moment: descriptor 3 is the database, 4 its log where there is one.
    ///
    /// Arguments: `chromium` or `firefox`; after when and until when, in microseconds since 1970; how many at most.
    /// Answers a line for each visit: its time and the address. No lock is taken and nothing is written: the database is looked at as it lies on the
    /// disk, with what its log has over it; a moment of change shows as damage, and is tried again later.
    static let browserHistory = ConfinedTask(name: "history") { _ in
        SQLiteLibrary.system == nil ? "missing" : nil
    } run: { arguments in
        guard arguments.count == 5, let after = Int64(arguments[1]), let until = Int64(arguments[2]),
            let most = Int64(arguments[3]), let hasLog = Int(arguments[4]), let sqlite = SQLiteLibrary.system
        else { return ConfinedAnswer.line("!arguments") }
        guard let image = DatabaseImage(3, log: hasLog > 0 ? 4 : nil) else {
            return ConfinedAnswer.line("!not a database")
        }
        let isFirefox = arguments[0] == "firefox"
        // Chromium counts from 1601.
        let epoch: Int64 = isFirefox ? 0 : 11_644_473_600_000_000
        let query =
            isFirefox
            ? """
            SELECT v.visit_date, p.url FROM moz_historyvisits v JOIN moz_places p ON p.id = v.place_id
            WHERE v.visit_date > ?1 AND v.visit_date <= ?2 ORDER BY v.visit_date LIMIT ?3
            """
            : """
            SELECT v.visit_time, u.url FROM visits v JOIN urls u ON u.id = v.url
            WHERE v.visit_time > ?1 AND v.visit_time <= ?2 ORDER BY v.visit_time LIMIT ?3
            """
        var database: OpaquePointer?
        let inMemory: Int32 = 0x2 | 0x80
        guard sqlite.open(":memory:", &database, inMemory, nil) == 0, let database,
            // Read only, and the memory stays ours.
            sqlite.deserialize(database, "main", image.bytes.baseAddress!, Int64(image.length), Int64(image.length), 4)
                == 0
        else { return ConfinedAnswer.line("!cannot be opened") }
        _ = sqlite.execute(database, "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY", nil, nil, nil)
        var statement: OpaquePointer?
        guard sqlite.prepare(database, query, -1, &statement, nil) == 0, let statement else {
            return ConfinedAnswer.line("!no history")
        }
        _ = sqlite.bind(statement, 1, after &+ epoch)
        _ = sqlite.bind(statement, 2, until &+ epoch)
        _ = sqlite.bind(statement, 3, most)
        while true {
            let result = sqlite.step(statement)
            if result == 101 { return ConfinedAnswer.end() }
            guard result == 100 else { return ConfinedAnswer.line("!damaged") }
            guard let url = sqlite.text(statement, 1) else { continue }
            let time = sqlite.integer(statement, 0) &- epoch
            let bytes = UnsafeBufferPointer(
                start: url, count: strnlen(UnsafeRawPointer(url).assumingMemoryBound(to: CChar.self), 4_096))
            ConfinedAnswer.line(Array("\(time) ".utf8) + bytes)
        }
    }
}
