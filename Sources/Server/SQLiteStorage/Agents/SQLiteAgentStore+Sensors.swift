import Events
import GRDB
import Storage

extension SQLiteAgentStore {
    /// More sensors than any agent has.
    private static let sensorLimit = 64

    package func note(_ sensors: [AgentSensor], of id: String) async throws(StoreError) {
        try await database.write { database in
            // What is told late, after an outage, does not take the place of what is newer.
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO agent_sensors (agent, name, is_live, detail, time)
                    SELECT id, ?, ?, ?, ? FROM agents WHERE id = ?
                        AND (SELECT count(*) FROM agent_sensors WHERE agent = id) < ?
                    ON CONFLICT (agent, name) DO UPDATE SET is_live = excluded.is_live, detail = excluded.detail,
                        time = excluded.time WHERE excluded.time >= time
                    """)
            for sensor in sensors {
                try statement.execute(arguments: [
                    sensor.name, sensor.isLive, sensor.detail, sensor.time.ticks, id, Self.sensorLimit,
                ])
            }
        }
    }

    package func sensors(of id: String) async throws(StoreError) -> [AgentSensor] {
        try await database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM agent_sensors WHERE agent = ? ORDER BY name", arguments: [id]
            ).map { row in
                AgentSensor(
                    name: row["name"], isLive: row["is_live"], detail: row["detail"],
                    time: Timestamp(ticks: row["time"]))
            }
        }
    }
}
