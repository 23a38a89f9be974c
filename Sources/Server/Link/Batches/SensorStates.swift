import Events
import Storage

/// Takes down which sensors of a host work, as its agent says it.
enum SensorStates {
    private static let nameLimit = 64
    private static let detailLimit = 1_000

    static func note(_ lines: [LogLine], of agent: AgentRecord, in store: any AgentStore) async throws(StoreError) {
        var sensors: [AgentSensor] = []
        for line in lines {
            guard case .health(let health) = line.event.activity, !health.sensor.isEmpty,
                health.sensor.utf8.count <= nameLimit,
                health.action == .sensorStateChanged || health.action == .sensorFailed
            else { continue }
            let isLive = health.action == .sensorStateChanged
            // The line repeats what its keys say.
            let prefix = "\(health.sensor): \(isLive ? "live" : "not live"), "
            let detail = health.detail.hasPrefix(prefix) ? String(health.detail.dropFirst(prefix.count)) : health.detail
            sensors.append(
                AgentSensor(
                    name: health.sensor, isLive: isLive, detail: String(detail.prefix(detailLimit)),
                    time: line.event.time))
        }
        if !sensors.isEmpty { try await store.note(sensors, of: agent.id) }
    }
}
