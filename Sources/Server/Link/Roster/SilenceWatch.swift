import Alerting
import Events
import Storage

/// Says when an agent was not heard of for too long, once for each silence.
struct SilenceWatch: Sendable {
    let store: any AgentStore
    let settings: any SettingsStore
    let alarms: HostAlarms

    /// A server that was away itself gives agents so long to come back before it speaks of silence.
    static let patienceSeconds: Int64 = 900

    /// - Parameter started: When the server began to listen.
    func look(at now: Timestamp, since started: Timestamp) async throws(StoreError) {
        guard now.seconds(since: started) >= Self.patienceSeconds,
            let hours = try await settings.settings().silenceHours
        else { return }
        for agent in try await store.agents() where agent.state == .active {
            let last = agent.lastSeen ?? agent.enrolled
            guard now.seconds(since: last) >= Int64(hours) * 3_600 else { continue }
            // The time at which it became one: so that it is the same finding each time that it is seen.
            let since = Timestamp(ticks: last.ticks + Int64(hours) * 3_600 * Timestamp.ticksPerSecond)
            try await alarms.raise(
                .silent, host: agent.name, identity: "silence-\(agent.id)-\(last.ticks)", at: since,
                detail: "not heard of for \(hours) hours")
        }
    }
}
