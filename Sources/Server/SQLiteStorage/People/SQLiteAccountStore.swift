import Detection
import Events
import GRDB
import Storage

/// Accounts, in the control database.
package struct SQLiteAccountStore: AccountStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func addAccount(
        _ name: String, role: Role, password: Concealed, mustChangePassword: Bool, at time: Timestamp
    ) async throws(StoreError) -> Account {
        try await database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO accounts (key, name, role, password, must_change, created) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    name.lowercased(), name, role.rawValue, password.exposed, mustChangePassword, time.ticks,
                ])
            return Account(
                id: database.lastInsertedRowID, name: name, role: role, password: password,
                mustChangePassword: mustChangePassword, created: time)
        }
    }

    package func accounts() async throws(StoreError) -> [Account] {
        try await database.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM accounts ORDER BY key").map(Account.init(row:))
        }
    }

    package func account(named name: String) async throws(StoreError) -> Account {
        try await database.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM accounts WHERE key = ?", arguments: [name.lowercased()])
            guard let row else { throw StoreError.notFound }
            return try Account(row: row)
        }
    }

    package func setPassword(
        _ account: Int64, _ password: Concealed, mustChange: Bool, at time: Timestamp
    ) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE accounts SET password = ?, must_change = ?, password_set = ? WHERE id = ?",
                arguments: [password.exposed, mustChange, time.ticks, account])
            if database.changesCount == 0 { throw StoreError.notFound }
            try database.execute(sql: "DELETE FROM sessions WHERE account = ?", arguments: [account])
            try database.execute(sql: "DELETE FROM devices WHERE account = ?", arguments: [account])
        }
    }

    package func setDisabled(_ account: Int64, _ disabled: Bool) async throws(StoreError) {
        try await database.write { database in
            try Self.keepingAnAdministrator(database) {
                try Self.change(database, account, "disabled = ?", [disabled])
            }
            guard disabled else { return }
            try database.execute(sql: "DELETE FROM sessions WHERE account = ?", arguments: [account])
        }
    }

    package func setRole(_ account: Int64, _ role: Role) async throws(StoreError) {
        try await database.write { database in
            try Self.keepingAnAdministrator(database) {
                try Self.change(database, account, "role = ?", [role.rawValue])
            }
        }
    }

    package func setLastSignIn(_ account: Int64, at time: Timestamp) async throws(StoreError) {
        try await database.write { try Self.change($0, account, "last_sign_in = ?", [time.ticks]) }
    }

    package func setDisplay(
        _ account: Int64, language: Language?, timeZone: String?
    ) async throws(StoreError) {
        try await database.write {
            try Self.change($0, account, "language = ?, time_zone = ?", [language?.rawValue, timeZone])
        }
    }

    private static func change(
        _ database: Database, _ account: Int64, _ columns: String, _ values: [(any DatabaseValueConvertible)?]
    ) throws {
        try database.execute(
            sql: "UPDATE accounts SET \(columns) WHERE id = ?", arguments: StatementArguments(values + [account]))
        if database.changesCount == 0 { throw StoreError.notFound }
    }

    /// Makes a change after which somebody is left who can undo it.
    private static func keepingAnAdministrator(_ database: Database, _ change: () throws -> Void) throws {
        func isThereOne() throws -> Bool {
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM accounts WHERE role = ? AND NOT disabled)",
                arguments: [Role.administrator.rawValue]) ?? false
        }
        let wasThereOne = try isThereOne()
        try change()
        if wasThereOne, try !isThereOne() { throw StoreError.conflict }
    }
}

extension Account {
    init(row: Row) throws {
        guard let role = Role(rawValue: row["role"]) else { throw StoreError.damaged("accounts.role") }
        self.init(
            id: row["id"], name: row["name"], role: role, password: Concealed(row["password"]),
            mustChangePassword: row["must_change"], disabled: row["disabled"],
            created: Timestamp(ticks: row["created"]),
            passwordSince: (row["password_set"] as Int64?).map(Timestamp.init(ticks:)),
            language: (row["language"] as String?).flatMap(Language.init(rawValue:)), timeZone: row["time_zone"],
            lastSignIn: (row["last_sign_in"] as Int64?).map(Timestamp.init(ticks:)))
    }
}
