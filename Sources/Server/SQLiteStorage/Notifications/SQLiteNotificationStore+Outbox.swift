import Events
import GRDB
import Storage

extension SQLiteNotificationStore {
    package func put(
        subject: String, body: String, to channel: Int64, at time: Timestamp
    ) async throws(StoreError) -> Int64 {
        try await database.write { database in
            let known = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM notification_channels WHERE id = ?)", arguments: [channel])
            guard known == true else { throw StoreError.notFound }
            try database.execute(
                sql: """
                    INSERT INTO outbox (channel, key, subject, body, state, made, due)
                    VALUES (?, ?, ?, ?, 'waiting', ?, ?)
                    """,
                arguments: [channel, OutboxRows.newKey(), subject, body, time.ticks, time.ticks])
            return database.lastInsertedRowID
        }
    }

    package func due(at time: Timestamp) async throws(StoreError) -> [OutboxEntry] {
        try await database.read { database in
            let sql = """
                SELECT o.* FROM notification_channels AS c JOIN outbox AS o ON o.id = (
                    SELECT id FROM outbox WHERE state = 'waiting' AND channel = c.id AND due <= ? ORDER BY due, id LIMIT 1)
                WHERE c.enabled AND NOT EXISTS (SELECT 1 FROM outbox WHERE state = 'sending' AND channel = c.id)
                ORDER BY o.due, o.id
                """
            return try Row.fetchAll(database, sql: sql, arguments: [time.ticks]).map {
                try OutboxRows.entry($0, database)
            }
        }
    }

    package func begin(_ id: Int64, at time: Timestamp) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: """
                    UPDATE outbox SET state = 'sending', attempts = attempts + 1, last_tried = ?
                    WHERE id = ? AND state = 'waiting'
                    """, arguments: [time.ticks, id])
            if database.changesCount == 0 { throw StoreError.conflict }
        }
    }

    package func finish(_ id: Int64, _ outcome: SendingOutcome) async throws(StoreError) {
        try await database.write { database in
            switch outcome {
            case .sent(let answer):
                try database.execute(
                    sql: "UPDATE outbox SET state = 'sent', answer = ? WHERE id = ?", arguments: [answer, id])
            case .again(let due, let answer):
                // Where the channel was removed meanwhile, nobody would try again.
                try database.execute(
                    sql: """
                        UPDATE outbox SET due = ?1, answer = ?2, state = iif(
                            EXISTS (SELECT 1 FROM notification_channels WHERE id = outbox.channel), 'waiting', 'abandoned')
                        WHERE id = ?3 AND state = 'sending'
                        """, arguments: [due.ticks, answer, id])
            case .abandoned(let answer):
                try database.execute(
                    sql: "UPDATE outbox SET state = 'abandoned', answer = ? WHERE id = ? AND state = 'sending'",
                    arguments: [answer, id])
            }
        }
    }

    package func resume() async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: """
                    UPDATE outbox SET state = iif(
                        EXISTS (SELECT 1 FROM notification_channels WHERE id = outbox.channel), 'waiting', 'abandoned')
                    WHERE state = 'sending'
                    """)
        }
    }

    package func entry(_ id: Int64) async throws(StoreError) -> OutboxEntry {
        try await database.read { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM outbox WHERE id = ?", arguments: [id])
            else { throw StoreError.notFound }
            return try OutboxRows.entry(row, database)
        }
    }

    package func entries(
        _ states: [OutboxEntry.State], before id: Int64?, limit: Int
    ) async throws(StoreError) -> [OutboxEntry] {
        if states.isEmpty { return [] }
        return try await database.read { database in
            let marks = states.map { _ in "?" }.joined(separator: ", ")
            let sql = "SELECT * FROM outbox WHERE state IN (\(marks)) AND id < ? ORDER BY id DESC LIMIT ?"
            let arguments = StatementArguments(states.map(\.rawValue)) + [id ?? .max, max(0, limit)]
            return try Row.fetchAll(database, sql: sql, arguments: arguments).map {
                try OutboxRows.entry($0, database)
            }
        }
    }

    package func entryCounts() async throws(StoreError) -> [OutboxEntry.State: Int] {
        try await database.read { database in
            try Row.fetchAll(database, sql: "SELECT state, count(*) AS count FROM outbox GROUP BY state")
                .reduce(into: [:]) { counts, row in
                    counts[try OutboxRows.state(row["state"])] = row["count"]
                }
        }
    }

    package func retry(_ id: Int64, at time: Timestamp) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: """
                    UPDATE outbox SET state = 'waiting', due = ?1, made = iif(state = 'abandoned', ?1, made)
                    WHERE id = ?2 AND state IN ('waiting', 'abandoned')
                    AND EXISTS (SELECT 1 FROM notification_channels WHERE id = outbox.channel)
                    """, arguments: [time.ticks, id])
            if database.changesCount == 0 { throw StoreError.conflict }
        }
    }

    package func forget(before time: Timestamp) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "DELETE FROM outbox WHERE state IN ('sent', 'abandoned') AND coalesce(last_tried, made) < ?",
                arguments: [time.ticks])
        }
    }
}
