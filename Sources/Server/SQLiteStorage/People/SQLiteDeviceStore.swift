import Events
import GRDB
import Storage

/// Known browsers, in the control database.
package struct SQLiteDeviceStore: DeviceStore {
    private let database: ControlDatabase

    package init(_ database: ControlDatabase) {
        self.database = database
    }

    package func addDevice(
        _ device: KnownDevice, insteadOf former: Concealed?, limit: Int
    ) async throws(StoreError) {
        try await database.write { database in
            if let former {
                try database.execute(
                    sql: "DELETE FROM devices WHERE digest = ? AND account = ?",
                    arguments: [former.exposed, device.account])
            }
            try database.execute(
                sql: "INSERT INTO devices (digest, account, place, last_used) VALUES (?, ?, ?, ?)",
                arguments: [device.digest.exposed, device.account, device.place, device.lastUsed.ticks])
            try database.execute(
                sql: """
                    DELETE FROM devices WHERE account = ? AND digest NOT IN
                        (SELECT digest FROM devices WHERE account = ? ORDER BY last_used DESC LIMIT ?)
                    """, arguments: [device.account, device.account, limit])
        }
    }

    package func devices(of account: Int64) async throws(StoreError) -> [KnownDevice] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM devices WHERE account = ? ORDER BY last_used DESC", arguments: [account]
            ).map { row in
                KnownDevice(
                    digest: Concealed(row["digest"]), account: row["account"], place: row["place"],
                    lastUsed: Timestamp(ticks: row["last_used"]))
            }
        }
    }

    package func removeDevices(unusedSince time: Timestamp) async throws(StoreError) {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM devices WHERE last_used < ?", arguments: [time.ticks])
        }
    }
}
