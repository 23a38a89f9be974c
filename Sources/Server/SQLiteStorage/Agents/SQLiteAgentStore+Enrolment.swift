import Events
import GRDB
import Storage

extension SQLiteAgentStore {
    package func addToken(_ token: EnrolmentToken) async throws(StoreError) -> EnrolmentToken {
        try await database.write { database in
            if let group = token.group { try Self.check(group.id, database) }
            var (isGroup, name) = (true, "")
            if case .single(let host) = token.kind { (isGroup, name) = (false, host) }
            try database.execute(
                sql: """
                    INSERT INTO enrolment_tokens (digest, is_group, name, host_group, created, expires, author)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    token.digest.exposed, isGroup, name, token.group?.id, token.created.ticks, token.expires.ticks,
                    token.author,
                ])
            var added = token
            added.id = database.lastInsertedRowID
            return added
        }
    }

    private static func check(_ group: Int64, _ database: Database) throws {
        let sql = "SELECT EXISTS (SELECT 1 FROM host_groups WHERE id = ?)"
        guard try Bool.fetchOne(database, sql: sql, arguments: [group]) == true else { throw StoreError.notFound }
    }

    package func tokens(at time: Timestamp) async throws(StoreError) -> [EnrolmentToken] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: EnrolmentToken.selection + Self.usable + " ORDER BY enrolment_tokens.id DESC",
                arguments: [time.ticks]
            ).map(EnrolmentToken.init(row:))
        }
    }

    private static let usable = " WHERE expires > ? AND (is_group OR uses = 0)"

    package func removeToken(_ id: Int64) async throws(StoreError) {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM enrolment_tokens WHERE id = ?", arguments: [id])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    package func enrol(_ request: EnrolmentRequest, at time: Timestamp) async throws(StoreError) -> EnrolmentResult {
        try await database.write { database in
            let row = try Row.fetchOne(
                database, sql: EnrolmentToken.selection + Self.usable + " AND digest = ?",
                arguments: [time.ticks, request.digest.exposed])
            guard var token = row.map(EnrolmentToken.init(row:)) else { throw StoreError.notFound }
            try database.execute(
                sql: "UPDATE enrolment_tokens SET uses = uses + 1 WHERE id = ?", arguments: [token.id])
            token.uses += 1
            var replaced: String?
            let name: String
            var state = AgentRecord.State.active
            switch token.kind {
            case .single(let own) where !own.isEmpty:
                name = own
                replaced = try String.fetchOne(
                    database, sql: "SELECT id FROM agents WHERE key = ? AND state <> 'revoked'",
                    arguments: [own.lowercased()])
                if let replaced { try Self.setState(.revoked, replaced, database) }
            case .single:
                name = try Self.freeName(request.name, database)
            case .group:
                name = try Self.freeName(request.name, database)
                state = .waiting
            }
            try database.execute(
                sql: """
                    INSERT INTO agents (id, key, name, claimed_name, state, serial, certificate_ends, version, system,
                        enrolled, address)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    request.id, name.lowercased(), name, name == request.name ? "" : request.name, state.rawValue,
                    request.serial, request.certificateEnds.ticks, request.version, request.system, time.ticks,
                    request.address,
                ])
            try database.execute(
                sql: """
                    INSERT INTO hosts (key, name, host_group) VALUES (?, ?, ?)
                    ON CONFLICT (key) DO UPDATE SET host_group = coalesce(excluded.host_group, host_group)
                    """, arguments: [name.lowercased(), name, token.group?.id])
            return EnrolmentResult(
                agent: try AgentRecord.fetch(request.id, database), token: token, replaced: replaced)
        }
    }

    /// The name that was asked for, or, where an agent or a host has it, one with a number after it.
    private static func freeName(_ name: String, _ database: Database) throws -> String {
        let taken = """
            SELECT EXISTS (SELECT 1 FROM agents WHERE key = ?1) OR EXISTS (SELECT 1 FROM hosts WHERE key = ?1)
            """
        var candidate = name
        var number = 2
        while try Bool.fetchOne(database, sql: taken, arguments: [candidate.lowercased()]) == true {
            candidate = "\(name)-\(number)"
            number += 1
        }
        return candidate
    }
}
