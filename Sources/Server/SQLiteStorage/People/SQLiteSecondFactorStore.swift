import Events
import Foundation
import GRDB
import Storage

/// Second factors and recovery codes, in the control database.
package struct SQLiteSecondFactorStore: SecondFactorStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func secondFactor(of account: Int64) async throws(StoreError) -> SecondFactor {
        try await database.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM second_factors WHERE account = ?", arguments: [account])
            guard let row else { throw StoreError.notFound }
            return SecondFactor(
                account: row["account"], sealedSecret: Array(row["secret"] as Data), lastStep: row["last_step"],
                since: Timestamp(ticks: row["since"]))
        }
    }

    package func accountsWithSecondFactor() async throws(StoreError) -> Set<Int64> {
        try await database.read { try Set(Int64.fetchAll($0, sql: "SELECT account FROM second_factors")) }
    }

    package func setSecondFactor(_ factor: SecondFactor, recoveryCodes: [Concealed]) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO second_factors (account, secret, last_step, since) VALUES (?, ?, ?, ?)
                    ON CONFLICT (account) DO UPDATE
                        SET secret = excluded.secret, last_step = excluded.last_step, since = excluded.since
                    """,
                arguments: [factor.account, Data(factor.sealedSecret), factor.lastStep, factor.since.ticks])
            try Self.replaceRecoveryCodes(database, recoveryCodes, factor.account)
        }
    }

    package func useStep(_ step: Int64, of account: Int64) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "UPDATE second_factors SET last_step = ? WHERE account = ? AND last_step < ?",
                arguments: [step, account, step])
            if database.changesCount == 0 { throw StoreError.conflict }
        }
    }

    package func useRecoveryCode(_ digest: Concealed, of account: Int64) async throws(StoreError) {
        try await database.write { database in
            try database.execute(
                sql: "DELETE FROM recovery_codes WHERE account = ? AND digest = ?",
                arguments: [account, digest.exposed])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    package func recoveryCodesLeft(of account: Int64) async throws(StoreError) -> Int {
        try await database.read { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM recovery_codes WHERE account = ?", arguments: [account]) ?? 0
        }
    }

    package func setRecoveryCodes(_ digests: [Concealed], of account: Int64) async throws(StoreError) {
        try await database.write { database in
            let has = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM second_factors WHERE account = ?)", arguments: [account])
            guard has == true else { throw StoreError.notFound }
            try Self.replaceRecoveryCodes(database, digests, account)
        }
    }

    package func removeSecondFactor(of account: Int64) async throws(StoreError) {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM second_factors WHERE account = ?", arguments: [account])
            if database.changesCount == 0 { throw StoreError.notFound }
        }
    }

    private static func replaceRecoveryCodes(
        _ database: Database, _ digests: [Concealed], _ account: Int64
    ) throws {
        try database.execute(sql: "DELETE FROM recovery_codes WHERE account = ?", arguments: [account])
        for digest in digests {
            try database.execute(
                sql: "INSERT INTO recovery_codes (account, digest) VALUES (?, ?)", arguments: [account, digest.exposed])
        }
    }
}
