import Events
import GRDB
import Storage

/// Reasons for looking at a person's log, in the control database.
package struct SQLiteAccessReasonStore: AccessReasonStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func accessReason(
        _ session: Concealed, subject: String
    ) async throws(StoreError) -> AccessReason {
        try await database.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM access_reasons WHERE session = ? AND subject = ?",
                arguments: [session.exposed, subject])
            guard let row else { throw StoreError.notFound }
            return AccessReason(
                session: session, subject: subject, reason: row["reason"], given: Timestamp(ticks: row["given"]))
        }
    }

    package func setAccessReason(_ reason: AccessReason) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO access_reasons (session, subject, reason, given) VALUES (?, ?, ?, ?)
                    ON CONFLICT (session, subject) DO UPDATE SET reason = excluded.reason, given = excluded.given
                    """,
                arguments: [reason.session.exposed, reason.subject, reason.reason, reason.given.ticks])
        }
    }
}
